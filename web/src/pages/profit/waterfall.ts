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
 * waterfallOption draws each step as a bar between its two levels, read from the top down as a
 * statement is. What is estimated is pale, a running total that is unreliable is only an outline,
 * and a step with something missing carries a hollow dot.
 */
export function waterfallOption(steps: Step[], listSales: number, colors: Palette, words: WaterfallWords): ChartOption {
  const strong = new Set(steps.filter((step) => step.kind === 'total').map(words.name))
  return {
    grid: { left: 4, right: 74, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      axisLabel: { color: colors.muted, fontSize: 11, formatter: (n: number) => words.short(n), hideOverlap: true },
      splitLine: { lineStyle: { color: colors.line } },
      splitNumber: 4,
    },
    yAxis: {
      type: 'category',
      data: steps.map(words.name),
      inverse: true,
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: {
        interval: 0,
        fontSize: 12,
        width: 150,
        overflow: 'truncate',
        formatter: (name: string) => `{${strong.has(name) ? 'total' : 'part'}|${name}}`,
        rich: { total: { color: colors.ink, fontWeight: 600, fontSize: 12 }, part: { color: colors.muted, fontSize: 12 } },
      },
    },
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: (point) => tooltip(steps[(point as { dataIndex: number }).dataIndex], listSales, words),
    },
    series: [
      {
        type: 'custom',
        data: steps.map((step, i) => [step.start, i, step.end]),
        encode: { x: [0, 2], y: 1 },
        renderItem: (params, api) => {
          const step = steps[params.dataIndex]
          if (!step) return undefined
          return bar(step, params.dataIndex, listSales, colors, words, api as unknown as RenderAPI)
        },
      },
    ],
  } as ChartOption
}

function bar(step: Step, index: number, listSales: number, colors: Palette, words: WaterfallWords, api: RenderAPI) {
  const height = Math.max(6, Math.min(15, api.size([0, 1])[1] * 0.68))
  const [from, middle] = api.coord([step.start, index])
  const [to] = api.coord([step.end, index])
  const doubtful = step.total?.reliable === false
  const shares = step.figure ? sharesOf(step.figure, listSales) : { actual: 1, estimated: 0, missing: 0 }

  const rect = (a: number, b: number, style: Record<string, unknown>) => ({
    type: 'rect',
    shape: { x: Math.min(a, b), y: middle - height / 2, width: Math.max(1, Math.abs(b - a)), height },
    style,
  })

  const shapes: unknown[] = []
  if (doubtful) {
    shapes.push(rect(from, to, { fill: 'transparent', stroke: colors.estimated, lineWidth: 1.2, lineDash: [4, 3] }))
  } else {
    const color = colorOf(step, colors)
    const known = shares.actual + shares.estimated
    const cut = from + (to - from) * (known > 0 ? shares.actual / known : 1)
    if (known === 0 || shares.actual > 0) shapes.push(rect(from, cut, { fill: color }))
    if (shares.estimated > 0) {
      shapes.push(rect(cut, to, { fill: color, opacity: 0.4 }), rect(cut, to, { fill: 'transparent', stroke: color, lineWidth: 1 }))
    }
  }

  const right = Math.max(from, to)
  const missing = shares.missing > 0
  if (missing) {
    shapes.push({
      type: 'circle',
      shape: { cx: right + 8, cy: middle, r: 3.5 },
      style: { fill: 'transparent', stroke: colors.missing, lineWidth: 1.5 },
    })
  }
  shapes.push({
    type: 'text',
    style: {
      text: doubtful ? words.unreliable : words.short(step.amount),
      x: right + (missing ? 16 : 5),
      y: middle,
      verticalAlign: 'middle',
      fill: doubtful ? colors.estimated : step.kind === 'total' ? colors.ink : colors.muted,
      fontSize: 11,
      fontWeight: step.kind === 'total' ? 600 : 400,
    },
  })
  return { type: 'group', children: shapes }
}

function colorOf(step: Step, colors: Palette): string {
  if (step.kind === 'total') return step.amount < 0 ? colors.loss : colors.total
  return step.amount < 0 ? colors.cost : colors.income
}

function tooltip(step: Step | undefined, listSales: number, words: WaterfallWords): string {
  if (!step) return ''
  const lines = [`<b>${words.name(step)}</b>`]
  if (step.total?.reliable === false) {
    lines.push(words.unreliable, `${words.missing} ${words.money(step.total.missing)}`)
    return lines.join('<br>')
  }
  lines.push(`<span class="num">${words.money(step.amount)}</span>`)
  if (step.figure) {
    const shares = sharesOf(step.figure, listSales)
    const part = (title: string, minor: number, share: number) => {
      if (minor !== 0) lines.push(`${title} ${words.money(minor)} (${words.ratio(share)})`)
    }
    part(words.actual, step.figure.actual, shares.actual)
    part(words.estimated, step.figure.estimated, shares.estimated)
    part(words.missing, step.figure.missing, shares.missing)
  }
  return lines.join('<br>')
}
