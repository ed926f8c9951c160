import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { answer, client } from './client'

/** Which part of the business, and when. */
export interface Scope {
  from: string
  to: string
  compare?: string
  /** Each "dimension:value"; several of one dimension mean any of them. */
  filter?: string[]
}

/** useStatement is the profit statement of a scope, broken down by a dimension if one is given. */
export function useStatement(scope: Scope | undefined, by?: string, limit?: number) {
  return useQuery({
    queryKey: ['statement', scope, by, limit],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/statement', { params: { query: { ...scope, by, limit: limit?.toString() } }, signal })),
    enabled: scope !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** useSKUs is every SKU sold in the scope with its unit economics. */
export function useSKUs(scope: Scope | undefined) {
  return useQuery({
    queryKey: ['skus', scope],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/skus', {
          params: { query: { from: scope?.from, to: scope?.to, filter: scope?.filter } },
          signal,
        }),
      ),
    enabled: scope !== undefined,
    placeholderData: keepPreviousData,
  })
}
