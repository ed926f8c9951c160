import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { answer, client } from './client'
import type { ReconcileTotal } from './desk'
import { list } from './types'

/** Most restatements that one answer holds. */
export const restatementLimit = 10_000

export interface RestatementScope {
  from?: string
  to?: string
  shop?: string
  /** Only what this import changed. */
  import?: number
}

/** useRestatements is what changed on days that were already known, and why. */
export function useRestatements(scope: RestatementScope) {
  return useQuery({
    queryKey: ['restatements', scope],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/restatements', { params: { query: { ...scope, limit: restatementLimit } }, signal })),
    select: (data) => list(data.rows),
    enabled: scope.from !== '',
    placeholderData: keepPreviousData,
  })
}

/** Most orders that one answer holds. */
export const reconcileLimit = 1000

export interface ReconcileScope {
  from: string
  to: string
  shop?: string
  reason?: ReconcileTotal['reason']
}

/** useReconcile sets what was expected beside what was settled, order by order; the sums are of every reason. */
export function useReconcile(scope: ReconcileScope) {
  return useQuery({
    queryKey: ['reconcile', scope],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/reconcile', { params: { query: { ...scope, limit: reconcileLimit } }, signal })),
    select: (data) => ({ summary: list(data.summary), rows: list(data.rows) }),
    enabled: scope.from !== '',
    placeholderData: keepPreviousData,
  })
}
