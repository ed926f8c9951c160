import type { ChartPoint, TimelineEvent } from '@/api/radar'
import type { Palette } from '@/app/theme'
import type { ChartOption } from '@/components/EChart'

export interface CourseWords {
  figure: (value: number) => string
  short: (value: number) => string
  actual: string
  expected: string
  band: string
  unjudged: string
  /** The figure is a share of a whole. */
  whole: boolean
  event: (event: TimelineEvent) => string
  occasion: (note: NonNullable<ChartPoint['events']>[number]) => string
}

/** unjudgedRuns are the runs of days about which nothing is said, as positions. */
export function unjudgedRuns(points: Pick<ChartPoint, 'judged'>[]): [number, number][] {
  const runs: [number, number][] = []
  points.forEach(({ judged }, i) => {
    const last = runs.at(-1)
    if (judged) return
    if (last && last[1] === i - 1) last[1] = i
    else runs.push([i, i])
  })
  return runs
}

/** courseOption draws a metric day by day over what its history led to expect, the days of the deviation and what happened marked. */
export function courseOption(
  points: ChartPoint[],
  window: { from: string; to: string },
  events: TimelineEvent[],
  colors: Palette,
  words: CourseWords,
): ChartOption {
  const days = points.map((point) => point.day)
  const year = days[0]?.slice(0, 4) === days.at(-1)?.slice(0, 4)
  const marked = [...new Set(events.map((event) => event.from))].filter((day) => days.includes(day))
  const line = { type: 'line' as const, symbol: 'none', connectNulls: false }
  return {
    grid: { left: 4, right: 10, top: 44, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 8,
      icon: 'roundRect',
      textStyle: { color: colors.muted, fontSize: 12 },
      data: [words.actual, words.expected, words.band],
      selectedMode: false,
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (hits) => tooltip(points[(hits as { dataIndex: number }[])[0]?.dataIndex ?? -1], events, words),
    },
    xAxis: {
      type: 'category',
      data: days,
      boundaryGap: false,
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: { color: colors.muted, fontSize: 11, hideOverlap: true, formatter: (day: string) => day.slice(year ? 5 : 2) },
    },
    yAxis: {
      type: 'value',
      scale: true,
      // Nothing is more than all of it.
      max: words.whole ? ({ max }: { max: number }) => (max > 0.8 ? 1 : max) : undefined,
      axisLabel: { color: colors.muted, fontSize: 11, formatter: (n: number) => words.short(n) },
      splitLine: { lineStyle: { color: colors.line } },
      splitNumber: 4,
    },
    series: [
      { ...line, name: 'low', stack: 'band', stackStrategy: 'all', lineStyle: { opacity: 0 }, data: points.map((p) => p.low) },
      {
        ...line,
        name: words.band,
        stack: 'band',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        itemStyle: { color: colors.primary, opacity: 0.25 },
        areaStyle: { color: colors.primary, opacity: 0.14 },
        data: points.map((p) => (p.low === null || p.high === null ? null : p.high - p.low)),
      },
      { ...line, name: words.expected, color: colors.compare, lineStyle: { width: 1.3, type: [4, 3] }, data: points.map((p) => p.expected) },
      {
        ...line,
        name: words.actual,
        color: colors.primary,
        lineStyle: { width: 2 },
        data: points.map(({ actual, day }) =>
          actual !== null && day >= window.from && day <= window.to
            ? { value: actual, symbol: 'circle', symbolSize: 7, itemStyle: { color: colors.loss } }
            : actual,
        ),
        markArea: {
          silent: true,
          data: [
            ...unjudgedRuns(points).map(([from, to]) => [
              {
                xAxis: days[Math.max(0, from - 1)],
                itemStyle: { color: colors.compare, opacity: 0.16 },
                label: { show: true, formatter: words.unjudged, color: colors.muted, fontSize: 11, position: 'insideTopRight' },
              },
              { xAxis: days[to] },
            ]),
          ],
        } as never,
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: colors.estimated, type: [2, 3], width: 1, opacity: 0.75 },
          data: marked.map((day) => ({ xAxis: day })),
        },
      },
    ],
  }
}

function tooltip(point: ChartPoint | undefined, events: TimelineEvent[], words: CourseWords): string {
  if (!point) return ''
  const lines = [`<b>${point.day}</b>`]
  const known = (value: number | null) => (value === null ? '–' : `<span class="num">${words.figure(value)}</span>`)
  lines.push(`${words.actual} ${known(point.actual)}`)
  if (point.expected !== null) lines.push(`${words.expected} ${known(point.expected)} (${known(point.low)} – ${known(point.high)})`)
  if (!point.judged) lines.push(words.unjudged)
  const happened = events.filter((event) => event.from === point.day).map(words.event)
  const occasions = (point.events ?? []).map(words.occasion)
  const all = [...new Set([...occasions, ...happened])].slice(0, 6)
  return [...lines, ...all.map((text) => `• ${escape(text)}`)].join('<br>')
}

/** Names come from files; the tooltip is HTML. */
function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
}
