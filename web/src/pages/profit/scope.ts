import { useSearchParams } from 'react-router'

import type { Compare, Scope } from '@/api/statement'
import { useStatus } from '@/api/status'
import { presetPeriod, type Period } from '@/components/period'

import { isDimension, type Dimension } from './dimensions'

/** What the address of the profit page says, and the ways to change it. */
export interface ProfitScope {
  scope: Scope | undefined
  period: Period
  first: string
  last: string
  compare: Compare
  filters: Filter[]
  by: Dimension
  setPeriod: (period: Period) => void
  setCompare: (compare: Compare) => void
  setCurrency: (currency: string) => void
  setBy: (by: Dimension) => void
  addFilter: (dimension: string, value: string, then?: Dimension) => void
  removeFilter: (filter: Filter) => void
}

export interface Filter {
  dimension: string
  value: string
}

/** parseFilter reads "dimension:eq:value"; the value may hold colons itself. */
export function parseFilter(text: string): Filter | undefined {
  const [, dimension, value] = /^(\w+):eq:(.*)$/s.exec(text) ?? []
  return dimension !== undefined && value !== undefined ? { dimension, value } : undefined
}

export const comparisons: readonly Compare[] = ['none', 'previous', 'last_year']

function compareOf(text: string | null): Compare {
  return comparisons.find((c) => c === text) ?? 'previous'
}

/** filterText writes a filter so that no value, whatever it holds, is taken for an operator. */
export function filterText(filter: Filter): string {
  return `${filter.dimension}:eq:${filter.value}`
}

/**
 * useProfitScope reads period, comparison, filters and break-down from the address, so that every
 * view can be kept and sent. Without a period it is the last 30 days that have data.
 */
export function useProfitScope(): ProfitScope {
  const [params, setParams] = useSearchParams()
  const { data } = useStatus()
  const first = data?.first_day ?? ''
  const last = data?.last_day ?? ''
  const period: Period = {
    from: params.get('from') ?? (last && presetPeriod('month', first, last).from),
    to: params.get('to') ?? last,
  }
  const compare = compareOf(params.get('compare'))
  const texts = params.getAll('filter')
  const by = params.get('by')
  const currency = params.get('currency') ?? undefined

  const change = (edit: (next: URLSearchParams) => void, replace = false) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current)
        edit(next)
        return next
      },
      { replace, preventScrollReset: true },
    )

  return {
    scope: last
      ? { ...period, compare: compare === 'none' ? undefined : compare, filter: texts.length > 0 ? texts : undefined, currency }
      : undefined,
    period,
    first,
    last,
    compare,
    filters: texts.map(parseFilter).filter((f) => f !== undefined),
    by: isDimension(by) ? by : 'sku',
    setPeriod: (next) =>
      change((q) => {
        q.set('from', next.from)
        q.set('to', next.to)
      }),
    setCompare: (next) => change((q) => q.set('compare', next)),
    setCurrency: (next) => change((q) => q.set('currency', next)),
    setBy: (next) => change((q) => q.set('by', next), true),
    addFilter: (dimension, value, then) =>
      change((q) => {
        const text = filterText({ dimension, value })
        if (!q.getAll('filter').includes(text)) q.append('filter', text)
        if (then) q.set('by', then)
      }),
    removeFilter: (filter) => change((q) => q.delete('filter', filterText(filter))),
  }
}
