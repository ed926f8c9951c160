import type { Palette } from '@/app/theme'
import type { ChartOption } from '@/components/EChart'
import { sharesOf } from '@/components/StatusBar'

import type { Step } from './steps'

/** Words and formats that the drawing needs. */
export interface WaterfallWords {
  name: (step: Step) => string
  money: (minor: number) => string
  short: (minor: number) => string
  ratio: (ratio: number) => string
  actual: string
  estimated: string
  missing: string
  unreliable: string
}

interface RenderAPI {
  coord: (point: [number, number]) => [number, number]
  size: (size: [number, number]) => [number, number]
}

/**
 * waterfallOption draws each step between its two levels. What is estimated is pale, a running
 * total that is unreliable is only an outline, and a step with something missing is marked at its end.
 */
export function waterfallOption(
  steps: Step[],
  listSales: number,
  upright: boolean,
  colors: Palette,
  words: WaterfallWords,
): ChartOption {
  const category = {
    type: 'category' as const,
    data: steps.map(words.name),
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
    axisLabel: { color: colors.muted, interval: 0, rotate: upright ? 48 : 0, fontSize: 11, margin: 8 },
    inverse: !upright,
  }
  const value = {
    type: 'value' as const,
    axisLabel: { color: colors.muted, fontSize: 11, formatter: (n: number) => words.short(n), hideOverlap: true },
    splitLine: { lineStyle: { color: colors.line } },
    splitNumber: upright ? 5 : 3,
  }
  return {
    grid: { left: 4, right: upright ? 8 : 56, top: 22, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: upright ? category : value,
    yAxis: upright ? value : category,
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: (point) => tooltip(steps[(point as { dataIndex: number }).dataIndex], listSales, words),
    },
    series: [
      {
        type: 'custom',
        data: steps.map((step, i) => (upright ? [i, step.start, step.end] : [step.start, i, step.end])),
        encode: upright ? { x: 0, y: [1, 2] } : { x: [0, 2], y: 1 },
        renderItem: (params, api) => {
          const step = steps[params.dataIndex]
          return step ? bar(step, params.dataIndex, listSales, upright, colors, words, api as unknown as RenderAPI) : undefined
        },
      },
    ],
  } as ChartOption
}

function bar(
  step: Step,
  index: number,
  listSales: number,
  upright: boolean,
  colors: Palette,
  words: WaterfallWords,
  api: RenderAPI,
) {
  const point = (level: number) => (upright ? api.coord([index, level]) : api.coord([level, index]))
  const along = upright ? 1 : 0 // the screen axis that the amounts run along
  const across = upright ? 0 : 1
  const band = upright ? api.size([1, 0])[0] : api.size([0, 1])[1]
  const width = Math.max(4, Math.min(34, band * 0.62))
  const a = point(step.start)
  const b = point(step.end)
  const middle = a[across]

  const rect = (from: number, to: number, style: Record<string, unknown>) => {
    const low = Math.min(from, to)
    const length = Math.max(1, Math.abs(to - from))
    return {
      type: 'rect',
      shape: upright
        ? { x: middle - width / 2, y: low, width, height: length }
        : { x: low, y: middle - width / 2, width: length, height: width },
      style,
    }
  }

  const color = step.kind === 'total' ? (step.amount < 0 ? colors.loss : colors.total) : step.amount < 0 ? colors.cost : colors.income
  const shapes: unknown[] = []
  const shares = step.figure ? sharesOf(step.figure, listSales) : { actual: 1, estimated: 0, missing: 0 }
  if (step.total && !step.total.reliable) {
    shapes.push(rect(a[along], b[along], { fill: 'transparent', stroke: colors.estimated, lineWidth: 1.5, lineDash: [4, 3] }))
  } else {
    const known = shares.actual + shares.estimated
    const cut = a[along] + (b[along] - a[along]) * (known > 0 ? shares.actual / known : 1)
    if (known === 0 || shares.actual > 0) shapes.push(rect(a[along], cut, { fill: color }))
    if (shares.estimated > 0) shapes.push(rect(cut, b[along], { fill: color, opacity: 0.45 }))
    if (shares.estimated > 0) shapes.push(rect(cut, b[along], { fill: 'transparent', stroke: color, lineWidth: 1 }))
  }

  const beyond = Math.abs(b[along] - a[along]) >= 0 ? Math.sign(step.amount) || 1 : 1
  const label = step.total && !step.total.reliable ? words.unreliable : words.short(step.amount)
  const tip = b[along] + (upright ? -beyond : beyond) * 4
  shapes.push({
    type: 'text',
    style: {
      text: label,
      x: upright ? middle : Math.max(a[along], b[along]) + 4,
      y: upright ? (beyond > 0 ? Math.min(tip, b[along] - 4) : Math.max(tip, b[along] + 4)) : middle,
      align: upright ? 'center' : 'left',
      verticalAlign: upright ? (beyond > 0 ? 'bottom' : 'top') : 'middle',
      fill: step.total && !step.total.reliable ? colors.estimated : step.kind === 'total' ? colors.ink : colors.muted,
      fontSize: 10,
      fontWeight: step.kind === 'total' ? 600 : 400,
    },
  })
  if (shares.missing > 0) {
    const start = upright ? Math.min(a[along], b[along]) - 6 : Math.min(a[along], b[along]) - 6
    shapes.push({
      type: 'circle',
      shape: upright ? { cx: middle, cy: start, r: 3.5 } : { cx: start, cy: middle, r: 3.5 },
      style: { fill: 'transparent', stroke: colors.missing, lineWidth: 1.5 },
    })
  }
  return { type: 'group', children: shapes }
}

function tooltip(step: Step | undefined, listSales: number, words: WaterfallWords): string {
  if (!step) return ''
  const lines = [`<b>${words.name(step)}</b>`]
  if (step.total && !step.total.reliable) {
    lines.push(words.unreliable, `${words.missing} ${words.money(step.total.missing)}`)
    return lines.join('<br>')
  }
  lines.push(`<span class="num">${words.money(step.amount)}</span>`)
  if (step.figure) {
    const shares = sharesOf(step.figure, listSales)
    if (step.figure.actual !== 0) lines.push(`${words.actual} ${words.money(step.figure.actual)} (${words.ratio(shares.actual)})`)
    if (step.figure.estimated !== 0)
      lines.push(`${words.estimated} ${words.money(step.figure.estimated)} (${words.ratio(shares.estimated)})`)
    if (step.figure.missing !== 0) lines.push(`${words.missing} ${words.money(step.figure.missing)} (${words.ratio(shares.missing)})`)
  }
  return lines.join('<br>')
}
