import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { answer, client } from './client'
import type { Scope } from './statement'
import { list, type QueryRow, type Total } from './types'

/** How the list of orders is sorted: greatest loss first, greatest profit first, newest first. */
export const orderSorts = ['loss', 'profit', 'newest'] as const
export type OrderSort = (typeof orderSorts)[number]

const order: Record<OrderSort, string[]> = {
  loss: ['operating_profit', 'order'],
  profit: ['-operating_profit', 'order'],
  newest: ['-day', 'order'],
}

export interface OrderPage {
  sort: OrderSort
  limit: number
  offset: number
}

/** One order as the list shows it. Amounts are in minor units. */
export interface OrderRow {
  id: string
  day: string
  shop: string
  units: number
  totals: Record<string, Total>
}

const dimensions = ['order', 'day', 'shop']
const totals = ['net_revenue', 'cm1', 'cm2', 'cm3', 'operating_profit']
const metrics = ['units', 'missing_sales', ...totals]

/** ordersQuery asks for every order of a scope. Rows that no order carries are left out. */
export function ordersQuery(scope: Scope | undefined, sort: OrderSort) {
  return {
    from: scope?.from,
    to: scope?.to,
    currency: scope?.currency,
    filter: [...(scope?.filter ?? []), 'kind:not:unallocated'],
    metrics,
    by: dimensions,
    order: order[sort],
  }
}

/** useOrders is a page of the orders of a scope. */
export function useOrders(scope: Scope | undefined, page: OrderPage) {
  return useQuery({
    queryKey: ['orders', scope, page],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/query', {
          params: { query: { ...ordersQuery(scope, page.sort), limit: page.limit, offset: page.offset } },
          signal,
        }),
      ),
    select: (data) => ({ total: data.total, currency: data.currency, orders: list(data.rows).map(orderOf) }),
    enabled: scope !== undefined,
    placeholderData: keepPreviousData,
  })
}

function orderOf(row: QueryRow): OrderRow {
  const [id = '', day = '', shop = ''] = list(row.keys)
  const [units = 0, missing = 0, ...amounts] = list(row.values).map((value) => value ?? 0)
  const total = (name: string, i: number): [string, Total] => [
    name,
    {
      amount: amounts[i] ?? 0,
      actual: 0,
      estimated: 0,
      missing,
      // Revenue does not rest on any cost.
      reliable: name === 'net_revenue' || missing === 0,
    },
  ]
  return { id, day, shop, units, totals: Object.fromEntries(totals.map(total)) }
}

/** What is said of an order besides its amounts, in the order in which the page shows it. */
export const orderFacts = ['platform', 'shop', 'day', 'province', 'channel', 'account', 'influencer', 'session'] as const
export type OrderFact = (typeof orderFacts)[number]

/** useOrder is one order with the source of every amount. The shop matters where several have that order. */
export function useOrder(id: string, shop: string | undefined) {
  return useQuery({
    queryKey: ['order', id, shop],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/orders/{id}', { params: { path: { id }, query: { shop } }, signal })),
  })
}

/** useOrderFacts tells where, when and through whom an order came. */
export function useOrderFacts(id: string, shop: string | undefined) {
  const filter = [`order:eq:${id}`, ...(shop ? [`shop:eq:${shop}`] : [])]
  return useQuery({
    queryKey: ['order-facts', id, shop],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/query', {
          params: { query: { filter, metrics: ['units'], by: [...orderFacts] } },
          signal,
        }),
      ),
    select: (data) => {
      const row = list(data.rows)[0]
      if (!row) return undefined
      return orderFacts.map((fact, i) => ({ fact, key: list(row.keys)[i] ?? '', label: list(row.labels)[i] ?? '' }))
    },
  })
}
