import { keepPreviousData, useQuery } from '@tanstack/react-query'

import type { PageQuery } from '@/components/useServerPage'

import { answer, client } from './client'
import type { ReconcileTotal } from './desk'
import { list } from './types'

export interface RestatementScope {
  from?: string
  to?: string
  shop?: string
  component?: string
  /** Only what this import changed. */
  import?: number
  /** Only this cause: the key of a sum by cause. */
  cause?: string
}

/** What restatements can be summed by. */
export const groupings = ['cause', 'day', 'component'] as const
export type Grouping = (typeof groupings)[number]

/** useRestatementSums sums what changed on days that were already known, of every currency. */
export function useRestatementSums(scope: RestatementScope, by: Grouping) {
  return useQuery({
    queryKey: ['restatement-sums', scope, by],
    queryFn: ({ signal }) => answer(client.GET('/api/restatements/sums', { params: { query: { ...scope, by } }, signal })),
    select: (data) => list(data.sums),
    enabled: scope.from !== '',
    placeholderData: keepPreviousData,
  })
}

export type RestatementOrder = 'day' | 'difference'

/** useRestatements is a page of what changed, one by one, and why. */
export function useRestatements(scope: RestatementScope & { currency: string }, page: PageQuery<RestatementOrder>) {
  return useQuery({
    queryKey: ['restatements', scope, page],
    queryFn: ({ signal }) => answer(client.GET('/api/restatements', { params: { query: { ...scope, ...page } }, signal })),
    select: (data) => ({ rows: list(data.rows), total: data.total }),
    placeholderData: keepPreviousData,
  })
}

export interface ReconcileScope {
  from: string
  to: string
  shop?: string
  currency?: string
  reason?: ReconcileTotal['reason']
}

export type ReconcileOrder = 'day' | 'expected' | 'settled' | 'difference'

/** useReconcile sets what was expected beside what was settled, a page of orders; the sums are of every reason and currency. */
export function useReconcile(scope: ReconcileScope, page: PageQuery<ReconcileOrder>) {
  return useQuery({
    queryKey: ['reconcile', scope, page],
    queryFn: ({ signal }) => answer(client.GET('/api/reconcile', { params: { query: { ...scope, ...page } }, signal })),
    select: (data) => ({ summary: list(data.summary), rows: list(data.rows), total: data.total }),
    enabled: scope.from !== '',
    placeholderData: keepPreviousData,
  })
}
