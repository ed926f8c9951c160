import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { answer, client, headers } from './client'
import type { Reconciliation } from './desk'
import { problemFrom } from './problem'
import { list } from './types'

/** useRestatements is what changed on days that were already known, and why. */
export function useRestatements(from: string, to: string) {
  return useQuery({
    queryKey: ['restatements', from, to],
    queryFn: ({ signal }) => answer(client.GET('/api/restatements', { params: { query: { from, to } }, signal })),
    select: (data) => list(data.rows),
    enabled: from !== '',
    placeholderData: keepPreviousData,
  })
}

/** useReconcile sets what was expected beside what was settled, order by order. */
export function useReconcile(from: string, to: string) {
  return useQuery({
    queryKey: ['reconcile', from, to],
    queryFn: async ({ signal }): Promise<Reconciliation> => {
      const response = await fetch(`/api/reconcile?${new URLSearchParams({ from, to })}`, { headers: headers(), signal })
      if (!response.ok) throw await problemFrom(response)
      return (await response.json()) as Reconciliation
    },
    select: (data) => ({ currency: data.currency, summary: list(data.summary), rows: list(data.rows) }),
    enabled: from !== '',
    placeholderData: keepPreviousData,
  })
}
