import dayjs from 'dayjs'

import type { Grain } from '@/api/statement'
import type { StatementRow } from '@/api/types'
import type { Palette } from '@/app/theme'
import type { ChartOption } from '@/components/EChart'
import type { Period } from '@/components/period'

/** grainOf is the step that keeps the line of a period readable: days up to four months, then weeks, then months. */
export function grainOf(period: Period): Grain {
  const days = dayjs(period.to).diff(period.from, 'day') + 1
  return days <= 124 ? 'day' : days <= 750 ? 'week' : 'month'
}

interface TrendWords {
  money: (minor: number) => string
  short: (minor: number) => string
  unreliable: string
}

/** trendOption draws running totals over days; days on which one is unreliable are gaps in its line. */
export function trendOption(
  rows: StatementRow[],
  totals: { key: string; title: string }[],
  colors: Palette,
  words: TrendWords,
): ChartOption {
  const tones = [colors.compare, colors.cost, colors.income, colors.total]
  return {
    color: tones,
    grid: { left: 4, right: 10, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: colors.muted, fontSize: 12 } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      valueFormatter: (value) => (typeof value === 'number' ? words.money(value) : words.unreliable),
    },
    xAxis: {
      type: 'category',
      data: rows.map((row) => row.key),
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: { color: colors.muted, fontSize: 11, hideOverlap: true, formatter: (day: string) => (rows.length > 0 && rows[0]?.key.slice(0, 4) !== rows.at(-1)?.key.slice(0, 4) ? day.slice(2) : day.slice(5)) },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: colors.muted, fontSize: 11, formatter: (n: number) => words.short(n) },
      splitLine: { lineStyle: { color: colors.line } },
    },
    series: totals.map(({ key, title }, i) => ({
      type: 'line',
      name: title,
      showSymbol: rows.length < 2,
      symbolSize: 5,
      lineStyle: { width: i === totals.length - 1 ? 2.4 : 1.4 },
      areaStyle: i === 0 ? { opacity: 0.12 } : undefined,
      data: rows.map((row) => {
        const total = row.subtotals[key]
        return total?.reliable ? total.amount : null
      }),
    })),
  }
}
