import { Select } from 'antd'
import type { ColumnType } from 'antd/es/table'
import { useState } from 'react'
import { Link } from 'react-router'

import { ordersQuery, orderSorts, useOrders, type OrderRow, type OrderSort } from '@/api/orders'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { DataTable } from '@/components/DataTable'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { Count } from '@/components/Money'
import { Profit } from '@/components/Unreliable'

import type { ProfitScope } from './scope'
import { TotalName, totalKeys, type TotalKey } from './TotalName'

const pageSize = 50

/** orderPath is the address of an order; several shops may use the same number. */
function orderPath({ id, shop }: OrderRow): string {
  return `/orders/${encodeURIComponent(id)}?${new URLSearchParams({ shop }).toString()}`
}

/** OrdersTable is the orders of the scope, the last step before a single order. */
export function OrdersTable({ view }: { view: ProfitScope }) {
  const t = useT()
  const label = useLabel()
  const wide = useWide()
  const [sort, setSort] = useState<OrderSort>('loss')
  const [page, setPage] = useState(1)
  const orders = useOrders(view.scope, { sort, limit: pageSize, offset: (page - 1) * pageSize })
  if (orders.error) return <ErrorNotice error={orders.error} retry={() => void orders.refetch()} />
  const totalColumn = (name: TotalKey): ColumnType<OrderRow> => ({
    key: name,
    title: <TotalName name={name} />,
    align: 'right',
    render: (_, order) => <Profit total={order.totals[name]} currency={orders.data?.currency} />,
  })
  return (
    <DataTable<OrderRow>
      label={t('profit.by.order')}
      exports={{ table: 'query', params: ordersQuery(view.scope, sort) }}
      tools={
        <Select<OrderSort>
          size="small"
          aria-label={t('profit.orders.sort')}
          className="order-sort"
          value={sort}
          options={orderSorts.map((value) => ({ value, label: t(`profit.orders.sort.${value}`) }))}
          onChange={(value) => {
            setSort(value)
            setPage(1)
          }}
        />
      }
      rowKey={(order) => `${order.shop} ${order.id} ${order.day}`}
      count={orders.data?.total ?? 0}
      loading={orders.isFetching}
      dataSource={list(orders.data?.orders)}
      pagination={{
        current: page,
        pageSize,
        total: orders.data?.total ?? 0,
        onChange: setPage,
        showSizeChanger: false,
        size: 'small',
        hideOnSinglePage: true,
      }}
      columns={[
        {
          key: 'order',
          title: t('profit.by.order'),
          fixed: 'left',
          render: (_, order) =>
            order.id ? <Link to={orderPath(order)}>{order.id}</Link> : label('order', ''),
        },
        // A phone shows the result beside the order.
        ...(wide ? [] : [totalColumn('operating_profit')]),
        { key: 'day', title: t('profit.by.day'), dataIndex: 'day' },
        { key: 'shop', title: t('profit.by.shop'), render: (_, order) => label('shop', order.shop) },
        {
          key: 'units',
          title: t('profit.unit.units'),
          align: 'right',
          render: (_, order) => <Count value={order.units} />,
        },
        ...totalKeys.filter((name) => wide || name !== 'operating_profit').map(totalColumn),
      ]}
    />
  )
}
