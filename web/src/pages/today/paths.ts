import type { Finding } from '@/api/radar'
import { isDimension } from '@/pages/profit/dimensions'
import { filterText } from '@/pages/profit/scope'

import { moved } from './figure'

/** profitPath is the profit page on a finding's cell and days; undefined where profit is not cut that way. */
export function profitPath({ cell, from, to }: Pick<Finding, 'cell' | 'from' | 'to'>): string | undefined {
  const params = new URLSearchParams({ from, to })
  if (cell.dimension !== 'all') {
    if (!isDimension(cell.dimension)) return undefined
    params.set('filter', filterText({ dimension: cell.dimension, value: cell.key }))
  }
  return `/profit?${params.toString()}`
}

/** explorePath is a finding's metric day by day in its cell, with what it is made of, over the four weeks that end with the deviation. */
export function explorePath({ metric, cell, to }: Pick<Finding, 'metric' | 'cell' | 'to'>): string {
  const metrics = [metric.name, metric.of, metric.over].filter((name) => name)
  const params = new URLSearchParams({ metrics: metrics.join(','), by: 'day', from: moved(to, -27), to })
  if (cell.dimension !== 'all') params.set('filter', filterText({ dimension: cell.dimension, value: cell.key }))
  return `/explore?${params.toString()}`
}
