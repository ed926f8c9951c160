import type { StatementRow, Total } from '@/api/types'
import type { Palette } from '@/app/theme'
import type { ChartOption } from '@/components/EChart'

interface TrendWords {
  money: (minor: number) => string
  short: (minor: number) => string
  unreliable: string
  /** What the amount before what is missing is called. */
  bound: string
}

/**
 * boundOf is the broken line through the days on which a running total is unreliable: what would be
 * left before what is missing. It starts and ends on the reliable days beside them.
 */
export function boundOf(totals: (Total | undefined)[]): (number | null)[] {
  const doubtful = (total: Total | undefined) => total?.reliable === false
  return totals.map((total, i) =>
    total && (doubtful(total) || doubtful(totals[i - 1]) || doubtful(totals[i + 1])) ? total.amount : null,
  )
}

/** trendOption draws running totals over days; on days on which one is unreliable its line is broken. */
export function trendOption(
  rows: StatementRow[],
  totals: { key: string; title: string }[],
  colors: Palette,
  words: TrendWords,
): ChartOption {
  const oneYear = rows[0]?.key.slice(0, 4) === rows.at(-1)?.key.slice(0, 4)
  const tones = [colors.compare, colors.cost, colors.income, colors.total]
  return {
    color: tones,
    grid: { left: 4, right: 10, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, icon: 'rect', itemWidth: 14, itemHeight: 3, textStyle: { color: colors.muted, fontSize: 12 } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (points) => tooltip(rows[(points as { dataIndex: number }[])[0]?.dataIndex ?? -1], totals, tones, words),
    },
    xAxis: {
      type: 'category',
      data: rows.map((row) => row.key),
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: { color: colors.muted, fontSize: 11, hideOverlap: true, formatter: (day: string) => day.slice(oneYear ? 5 : 2) },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: colors.muted, fontSize: 11, formatter: (n: number) => words.short(n) },
      splitLine: { lineStyle: { color: colors.line } },
    },
    series: totals.flatMap(({ key, title }, i) => {
      const column = rows.map((row) => row.subtotals[key])
      const line = { type: 'line' as const, name: title, showSymbol: rows.length < 2, symbolSize: 5, color: tones[i] }
      return [
        {
          ...line,
          lineStyle: { width: i === totals.length - 1 ? 2.4 : 1.4 },
          areaStyle: i === 0 ? { opacity: 0.12 } : undefined,
          data: column.map((total) => (total?.reliable ? total.amount : null)),
        },
        { ...line, lineStyle: { width: 1.2, type: [4, 3], opacity: 0.85 }, data: boundOf(column) },
      ]
    }),
  }
}

function tooltip(
  row: StatementRow | undefined,
  totals: { key: string; title: string }[],
  tones: readonly string[],
  words: TrendWords,
): string {
  if (!row) return ''
  const lines = totals.map(({ key, title }, i) => {
    const total = row.subtotals[key]
    const swatch = `<span style="display:inline-block;width:10px;height:3px;margin-right:6px;vertical-align:middle;background:${tones[i] ?? ''}"></span>`
    const amount = total ? `<span class="num">${words.money(total.amount)}</span>` : '–'
    return `${swatch}${title} ${total?.reliable === false ? `${words.unreliable} (${words.bound} ${amount})` : amount}`
  })
  return [`<b>${row.key}</b>`, ...lines].join('<br>')
}
