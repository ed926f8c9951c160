import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'

import type { Palette } from '@/app/theme'
import type { ChartOption } from '@/components/EChart'

import type { Answer, Line, Value } from './answer'
import { figure, type Figures } from './figure'
import { overTime, type Shape } from './question'

// More lines than that cannot be told apart, more bars not read.
const mostLines = 8
const mostBars = 20

/** Words and colours of a chart. */
export interface Dressing {
  figures: Figures
  colors: Palette
  tones: readonly string[]
  /** A metric's title. */
  title: (metric: number) => string
  /** A group's name, of one dimension or of all from one on. */
  label: (line: Line, from?: number) => string
  before: (title: string) => string
  /** What stands for a number that rests on something missing. */
  unreliable: (number: string) => string
}

/** Drawing is a chart and what it leaves out. */
export interface Drawing {
  option: ChartOption
  height: number
  /** Titles of metrics that share no axis with the first two units. */
  apart: string[]
  /** Groups that are not drawn. */
  more: number
  /** Some number that is drawn is unreliable. */
  doubtful: boolean
}

interface Series {
  name: string
  unit: string
  axis: number
  tone: string
  /** Of the comparison period. */
  before?: boolean
  data: Point[]
}

interface Point {
  value: number | null
  doubtful: boolean
}

const pointOf = (value: Value | undefined): Point => ({ value: value?.now ?? null, doubtful: (value?.missing ?? 0) !== 0 })
const pointBefore = (value: Value | undefined): Point => ({ value: value?.before ?? null, doubtful: (value?.beforeMissing ?? 0) !== 0 })

/** shapeOf is the shape that is drawn. */
export function shapeOf(shape: Shape, by: string[]): Exclude<Shape, 'auto'> {
  if (shape !== 'auto') return shape
  if (by.length === 0) return 'none'
  return overTime(by) ? 'line' : 'bar'
}

/** unitsOf are the units of the two axes: the first two that the metrics are in. */
export function unitsOf(units: string[]): string[] {
  return [...new Set(units)].slice(0, 2)
}

/** draw makes the chart of an answer. */
export function draw(answer: Answer, shape: 'line' | 'bar', dressing: Dressing): Drawing | undefined {
  if (answer.lines.length === 0 || answer.by.length === 0) return undefined
  const timed = overTime(answer.by)
  const divided = timed && answer.by.length > 1
  return divided ? drawDivided(answer, shape, dressing) : drawFlat(answer, shape, dressing, timed)
}

/** drawFlat has a point per group and a line or a row of bars per metric. */
function drawFlat(answer: Answer, shape: 'line' | 'bar', dressing: Dressing, timed: boolean): Drawing {
  const units = unitsOf(answer.metrics.map((metric) => metric.unit))
  const lines = timed ? inTime(answer.lines) : answer.lines.slice(0, mostBars)
  const series: Series[] = []
  const apart: string[] = []
  answer.metrics.forEach((metric, i) => {
    const axis = units.indexOf(metric.unit)
    if (axis < 0) return apart.push(dressing.title(i))
    const tone = dressing.tones[i % dressing.tones.length] ?? ''
    const base = { unit: metric.unit, axis, tone }
    series.push({ ...base, name: dressing.title(i), data: lines.map((line) => pointOf(line.values[i])) })
    if (answer.before) {
      series.push({ ...base, name: dressing.before(dressing.title(i)), before: true, data: lines.map((line) => pointBefore(line.values[i])) })
    }
  })
  return {
    ...optionOf(lines.map((line) => dressing.label(line)), series, units, shape, timed, dressing),
    apart,
    more: answer.lines.length - lines.length,
    doubtful: series.some(({ data }) => data.some((point) => point.doubtful)),
  }
}

/** drawDivided has a line per value of the further dimensions, of the first metric. */
function drawDivided(answer: Answer, shape: 'line' | 'bar', dressing: Dressing): Drawing {
  const metric = answer.metrics[0]
  const lines = inTime(answer.lines)
  const times = [...new Map(lines.map((line) => [line.keys[0] ?? '', dressing.label({ ...line, keys: line.keys.slice(0, 1) })])).entries()]
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const key = line.keys.slice(1).join('\u0000')
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  const size = (group: Line[]) => group.reduce((sum, line) => sum + Math.abs(line.values[0]?.now ?? 0), 0)
  const ranked = [...groups.values()].sort((a, b) => size(b) - size(a))
  const series = ranked.slice(0, mostLines).map((group, i): Series => {
    const at = new Map(group.map((line) => [line.keys[0] ?? '', line]))
    return {
      name: group[0] ? dressing.label(group[0], 1) : '',
      unit: metric?.unit ?? '',
      axis: 0,
      tone: dressing.tones[i % dressing.tones.length] ?? '',
      data: times.map(([key]) => pointOf(at.get(key)?.values[0])),
    }
  })
  return {
    ...optionOf(times.map(([, label]) => label), series, [metric?.unit ?? ''], shape, true, dressing),
    apart: answer.metrics.slice(1).map((_, i) => dressing.title(i + 1)),
    more: ranked.length - series.length,
    doubtful: series.some(({ data }) => data.some((point) => point.doubtful)),
  }
}

/** inTime leaves out what has no time and puts the rest in order. */
function inTime(lines: Line[]): Line[] {
  return lines.filter((line) => !line.rest && line.keys[0] !== '').sort((a, b) => (a.keys[0] ?? '').localeCompare(b.keys[0] ?? ''))
}

function optionOf(
  names: string[],
  series: Series[],
  units: string[],
  shape: 'line' | 'bar',
  timed: boolean,
  { figures, colors, unreliable }: Dressing,
): Pick<Drawing, 'option' | 'height'> {
  // Bars of things lie, so that their names can be read; what runs in time runs to the right.
  const lying = shape === 'bar' && !timed
  const faint = { color: colors.muted, fontSize: 11 }
  const category = {
    type: 'category' as const,
    data: names,
    inverse: lying,
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
    axisLabel: { ...faint, hideOverlap: true, ...(lying ? { width: 116, overflow: 'truncate' as const } : {}) },
  }
  const value = units.map((unit, i) => ({
    type: 'value' as const,
    position: lying ? (i === 0 ? ('bottom' as const) : ('top' as const)) : i === 0 ? ('left' as const) : ('right' as const),
    axisLabel: { ...faint, hideOverlap: true, formatter: (n: number) => figure(n, unit, figures, true) },
    splitLine: { show: i === 0, lineStyle: { color: colors.line } },
    splitNumber: 4,
  }))
  return {
    height: lying ? Math.max(180, 84 + names.length * Math.max(22, series.length * 9 + 10)) : 300,
    option: {
      grid: { left: 4, right: 8, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { type: 'scroll', top: 0, left: 0, icon: 'rect', itemWidth: 14, itemHeight: 3, pageIconColor: colors.muted, textStyle: { color: colors.muted, fontSize: 12 } },
      tooltip: {
        trigger: 'axis',
        confine: true,
        axisPointer: { type: shape === 'bar' ? 'shadow' : 'line' },
        formatter: (points) => {
          const at = (points as { dataIndex: number }[])[0]?.dataIndex ?? -1
          const rows = series.map(({ name, unit, tone, data }) => {
            const point = data[at]
            const text = typeof point?.value === 'number' ? figure(point.value, unit, figures) : '–'
            const swatch = `<span style="display:inline-block;width:10px;height:3px;margin-right:6px;vertical-align:middle;background:${tone}"></span>`
            return `${swatch}${escaped(name)} <span class="num">${escaped(point?.doubtful ? unreliable(text) : text)}</span>`
          })
          return [`<b>${escaped(names[at] ?? '')}</b>`, ...rows].join('<br>')
        },
      },
      ...(lying ? { xAxis: value, yAxis: category } : { xAxis: category, yAxis: value }),
      series: series.flatMap((one): (BarSeriesOption | LineSeriesOption)[] => {
        const base = { name: one.name, color: one.tone, [lying ? 'xAxisIndex' : 'yAxisIndex']: one.axis }
        const opacity = one.before ? 0.45 : 1
        if (shape === 'bar') {
          const hollow = { color: 'transparent', borderColor: one.tone, borderType: 'dashed' as const, opacity }
          const data = one.data.map(({ value, doubtful }) => ({ value, itemStyle: doubtful ? hollow : { opacity } }))
          return [{ ...base, type: 'bar' as const, barMaxWidth: 18, itemStyle: { borderRadius: 2, opacity }, data }]
        }
        const line = { ...base, type: 'line' as const, showSymbol: names.length < 40, symbolSize: 4, itemStyle: { opacity } }
        const width = one.before ? 1.2 : 2
        return [
          { ...line, lineStyle: { width, opacity }, data: one.data.map(({ value, doubtful }) => (doubtful ? null : value)) },
          { ...line, showSymbol: false, lineStyle: { width: 1.2, type: [4, 3] as [number, number], opacity }, data: doubtfulLine(one.data) },
        ]
      }),
    },
  }
}

/** doubtfulLine is the broken line through unreliable points; it starts and ends on the reliable ones beside them. */
function doubtfulLine(data: Point[]): (number | null)[] {
  return data.map(({ value, doubtful }, i) => (doubtful || data[i - 1]?.doubtful || data[i + 1]?.doubtful ? value : null))
}

/** escaped is a text as HTML, in which ECharts writes its tooltips: a shop or a product may be called anything. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}
