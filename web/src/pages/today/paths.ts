import type { Finding } from '@/api/radar'
import { isDimension } from '@/pages/profit/dimensions'
import { filterText } from '@/pages/profit/scope'

/** profitPath is the profit page on a finding's cell and days; undefined where profit is not cut that way. */
export function profitPath({ cell, from, to }: Pick<Finding, 'cell' | 'from' | 'to'>): string | undefined {
  const params = new URLSearchParams({ from, to })
  if (cell.dimension !== 'all') {
    if (!isDimension(cell.dimension)) return undefined
    params.set('filter', filterText({ dimension: cell.dimension, value: cell.key }))
  }
  return `/profit?${params.toString()}`
}
