import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { answer, client } from './client'
import type { Scope } from './statement'

export interface OrderPage {
  /** Only orders that lost money. */
  loss: boolean
  limit: number
  offset: number
}

/** useOrders is a page of the orders of a scope. */
export function useOrders(scope: Scope | undefined, page: OrderPage) {
  return useQuery({
    queryKey: ['orders', scope, page],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/orders', {
          params: {
            query: {
              from: scope?.from,
              to: scope?.to,
              filter: scope?.filter,
              loss: page.loss ? '1' : undefined,
              limit: page.limit,
              offset: page.offset,
            },
          },
          signal,
        }),
      ),
    enabled: scope !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** useOrder is one order: every line, every component, and where each amount comes from. */
export function useOrder(id: string) {
  return useQuery({
    queryKey: ['order', id],
    queryFn: ({ signal }) => answer(client.GET('/api/orders/{order_id}', { params: { path: { order_id: id } }, signal })),
  })
}
