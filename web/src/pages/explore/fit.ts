import type { Metric } from '@/api/types'
import { list } from '@/api/types'

import type { Question } from './question'

/** lacking is the first dimension that the question needs and the metric does not have. */
export function lacking(metric: Metric, q: Pick<Question, 'by' | 'filters'>): string | undefined {
  const dims = list(metric.dims)
  return [...q.by, ...q.filters.map((f) => f.dimension)].find((name) => !dims.includes(name))
}

/** obstacle is the first chosen metric that cannot be had by a dimension. */
export function obstacle(dimension: string, chosen: Metric[]): Metric | undefined {
  return chosen.find((metric) => !list(metric.dims).includes(dimension))
}

/** generated metrics say how sure a component is; they are asked for with it, not by name. */
export function generated(metric: Metric): boolean {
  return metric.area === 'profit' && /_(estimated|missing)$/.test(metric.name)
}

/** The areas of the catalogue in the order in which they are offered. */
export const areas = ['profit', 'ads', 'live', 'customers', 'fulfilment', 'returns', 'service', 'workspace'] as const
export type AreaName = (typeof areas)[number]
