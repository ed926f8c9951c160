import type { Restatement } from '@/api/desk'

/** What a group of restatements did together, in minor units. */
export interface Sum {
  key: string
  /** A restatement of the group, for its words. */
  sample: Restatement
  before: number
  after: number
  difference: number
  changes: number
}

/** What restatements can be summed by. */
export const groupings = ['cause', 'day', 'component'] as const
export type Grouping = (typeof groupings)[number]

/** keyOf names the group that a restatement belongs to. */
export function keyOf(row: Restatement, by: Grouping): string {
  switch (by) {
    case 'cause':
      return row.cause === 'rule' ? `rule ${row.at}` : `${row.cause} ${row.import_seq ?? row.note}`
    case 'day':
      return row.day
    case 'component':
      return row.component
  }
}

/**
 * sumBy sums restatements. An amount that was restated several times counts once in "before", as
 * it stood first; the difference is that of all its changes.
 */
export function sumBy(rows: Restatement[], by: Grouping): Sum[] {
  const sums = new Map<string, Sum>()
  const counted = new Set<string>()
  for (const row of [...rows].sort((a, b) => a.at.localeCompare(b.at))) {
    const key = keyOf(row, by)
    const sum = sums.get(key) ?? { key, sample: row, before: 0, after: 0, difference: 0, changes: 0 }
    const amount = JSON.stringify([key, row.day, row.platform, row.shop, row.component])
    if (!counted.has(amount)) {
      counted.add(amount)
      sum.before += row.before
    }
    sum.difference += row.after - row.before
    sum.after = sum.before + sum.difference
    sum.changes++
    sums.set(key, sum)
  }
  return [...sums.values()].sort((a, b) =>
    by === 'day' ? b.key.localeCompare(a.key) : Math.abs(b.difference) - Math.abs(a.difference),
  )
}
