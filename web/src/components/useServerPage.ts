import type { TableProps } from 'antd'
import { useState } from 'react'

const pageSize = 50

/** What is asked of the server: a page of a list, in an order. */
export interface PageQuery<Order extends string> {
  limit: number
  offset: number
  /** A column, "-" before it for descending; undefined is the list's own order. */
  order: Order | `-${Order}` | undefined
}

interface State<Order extends string> {
  scope: string
  page: number
  order: Order | `-${Order}` | undefined
}

export interface ServerPage<Order extends string> {
  query: PageQuery<Order>
  /** Props of a table whose rows are one page of total. */
  table: <T>(total: number) => Pick<TableProps<T>, 'pagination' | 'onChange'>
  /** Props of a column that the server can sort by. */
  column: (name: Order) => { key: Order; sorter: true; sortOrder: 'ascend' | 'descend' | null }
}

/** useServerPage keeps which page of a list is shown and in which order; another scope begins at its first page. */
export function useServerPage<Order extends string>(scope: object): ServerPage<Order> {
  const key = JSON.stringify(scope)
  const [state, setState] = useState<State<Order>>({ scope: key, page: 1, order: undefined })
  const page = state.scope === key ? state.page : 1
  return {
    query: { limit: pageSize, offset: (page - 1) * pageSize, order: state.order },
    table: (total) => ({
      pagination: { current: page, pageSize, total, showSizeChanger: false, size: 'small', hideOnSinglePage: true },
      onChange: ({ current = 1 }, _filters, sorter, { action }) => {
        const by = Array.isArray(sorter) ? sorter[0] : sorter
        const name = by?.columnKey as Order | undefined
        const order = by?.order && name ? (by.order === 'descend' ? (`-${name}` as const) : name) : undefined
        setState({ scope: key, page: action === 'sort' ? 1 : current, order })
      },
    }),
    column: (name) => ({
      key: name,
      sorter: true,
      sortOrder: state.order === name ? 'ascend' : state.order === `-${name}` ? 'descend' : null,
    }),
  }
}
