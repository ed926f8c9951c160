import type { Coverage } from '@/api/desk'

/** How full a day is beside the usual day of the same shop and file type. */
export type Level = 'outside' | 'gap' | 'quiet' | 'low' | 'usual' | 'high'

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
 * expected; from then to the end of the period days without rows are a gap, unless so many empty
 * days in a row are no surprise for a file type that often has none.
 */
export function coverageRows(list: Coverage[], days: string[]): CoverageRow[] {
  return list
    .map((one) => {
      const counts = days.map((day) => one.days[day] ?? 0)
      const begin = counts.findIndex((n) => n > 0)
      const usual = median(counts.filter((n) => n > 0))
      const levels = counts.map((n, i): Level => {
        if (n === 0) return begin < 0 || i < begin ? 'outside' : 'quiet'
        if (n < usual * 0.4) return 'low'
        return n > usual * 1.6 ? 'high' : 'usual'
      })
      markGaps(levels, usual)
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

const surprising = 0.05 // a run of empty days less likely than this is a gap
const sparse = 0.3 // share of empty days from which on a file type is one that comes in bursts
const busy = 20 // rows on a usual day from which on a day without any cannot be chance

/** markGaps turns the runs of quiet days that chance does not explain into gaps. */
function markGaps(levels: Level[], usual: number): void {
  const expected = levels.filter((level) => level !== 'outside').length
  const empty = levels.filter((level) => level === 'quiet').length
  for (let from = 0; from < levels.length; from++) {
    if (levels[from] !== 'quiet') continue
    let to = from
    while (levels[to + 1] === 'quiet') to++
    const run = to - from + 1
    // How often a day is empty elsewhere than in this run.
    const often = expected > run ? (empty - run) / (expected - run) : 0
    if ((often <= sparse && usual >= busy) || often ** run < surprising) levels.fill('gap', from, to + 1)
    from = to
  }
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
