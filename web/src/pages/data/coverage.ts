import type { Coverage } from '@/api/desk'

/** How full a day is beside the usual day of the same shop and file type. */
export type Level = 'outside' | 'gap' | 'low' | 'usual' | 'high'

export interface Gap {
  from: string
  to: string
  days: number
}

export interface CoverageRow {
  shop: string
  table: string
  title: string
  first: string
  last: string
  levels: Level[]
  counts: number[]
  gaps: Gap[]
  missing: number
}

/** daysBetween lists the days from first to last, both included, as YYYY-MM-DD. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  const end = Date.parse(`${last}T00:00:00Z`)
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= end; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

/**
 * coverageRows gives each shop and file type a level per day. Before its first day nothing was
 * expected; from then to the end of the period a day without rows is a gap.
 */
export function coverageRows(list: Coverage[], days: string[]): CoverageRow[] {
  return list
    .map((one) => {
      const counts = days.map((day) => one.days[day] ?? 0)
      const begin = counts.findIndex((n) => n > 0)
      const usual = median(counts.filter((n) => n > 0))
      const levels = counts.map((n, i): Level => {
        if (n === 0) return begin < 0 || i < begin ? 'outside' : 'gap'
        if (n < usual * 0.4) return 'low'
        return n > usual * 1.6 ? 'high' : 'usual'
      })
      const gaps = gapsOf(levels, days)
      return {
        shop: one.shop,
        table: one.table,
        title: one.title,
        first: days[begin] ?? '',
        last: days[counts.findLastIndex((n) => n > 0)] ?? '',
        levels,
        counts,
        gaps,
        missing: gaps.reduce((sum, gap) => sum + gap.days, 0),
      }
    })
    .sort((a, b) => a.shop.localeCompare(b.shop))
}

function gapsOf(levels: Level[], days: string[]): Gap[] {
  const gaps: Gap[] = []
  levels.forEach((level, i) => {
    const day = days[i]
    if (level !== 'gap' || day === undefined) return
    const last = gaps.at(-1)
    if (last && levels[i - 1] === 'gap') {
      last.to = day
      last.days++
    } else gaps.push({ from: day, to: day, days: 1 })
  })
  return gaps
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export interface Month {
  name: string
  span: number
}

/** monthsOf groups the days under their months, for the calendar's head. */
export function monthsOf(days: string[]): Month[] {
  const months: Month[] = []
  for (const day of days) {
    const name = day.slice(0, 7)
    const last = months.at(-1)
    if (last?.name === name) last.span++
    else months.push({ name, span: 1 })
  }
  return months
}
