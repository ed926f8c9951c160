import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { answer, client, headers } from './client'
import type { Reconciliation } from './desk'
import { problemFrom } from './problem'
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
  reason?: string
}

/** useReconcile sets what was expected beside what was settled, order by order. */
export function useReconcile(scope: ReconcileScope) {
  return useQuery({
    queryKey: ['reconcile', scope],
    queryFn: async ({ signal }): Promise<Reconciliation> => {
      const query = new URLSearchParams({ limit: String(reconcileLimit) })
      for (const [name, value] of Object.entries(scope)) if (value) query.set(name, String(value))
      const response = await fetch(`/api/reconcile?${query.toString()}`, { headers: headers(), signal })
      if (!response.ok) throw await problemFrom(response)
      return (await response.json()) as Reconciliation
    },
    select: (data) => ({ currency: data.currency, summary: list(data.summary), rows: list(data.rows) }),
    enabled: scope.from !== '',
    placeholderData: keepPreviousData,
  })
}
