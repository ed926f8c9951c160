import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { answer, client } from './client'

/** The period that stands beside: as long and just before, or the same days a year earlier. */
export type Compare = 'none' | 'previous' | 'last_year'

/** Which part of the business, and when. */
export interface Scope {
  /** First and last business day; without them it is all there is. */
  from?: string
  to?: string
  compare?: Compare
  /** Empty is the one with the greatest sales. */
  currency?: string
  /** Each "dimension:eq:value", as filterText writes them. */
  filter?: string[]
}

/** How the rows of a statement are made. */
export interface Rows {
  by?: string
  /** Of the day dimension. */
  grain?: Grain
  /** As many rows and one for the rest. */
  top?: number
}

export type Grain = 'day' | 'week' | 'month'

/** useStatement is the profit statement of a scope, broken down by a dimension if one is given. */
export function useStatement(scope: Scope | undefined, rows: Rows = {}) {
  return useQuery({
    queryKey: ['statement', scope, rows],
    queryFn: ({ signal }) => answer(client.GET('/api/statement', { params: { query: { ...scope, ...rows } }, signal })),
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
          params: { query: { from: scope?.from, to: scope?.to, filter: scope?.filter, currency: scope?.currency } },
          signal,
        }),
      ),
    enabled: scope !== undefined,
    placeholderData: keepPreviousData,
  })
}
