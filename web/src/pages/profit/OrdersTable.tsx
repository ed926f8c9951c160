import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'

import { ordersQuery, orderSorts, useOrders, type OrderRow, type OrderSort } from '@/api/orders'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { Count } from '@/components/Money'
import { Profit } from '@/components/Unreliable'

import type { ProfitScope } from './scope'
import { TotalName, totalKeys } from './TotalName'

const pageSize = 50

/** OrdersTable is the orders of the scope, the last step before a single order. */
export function OrdersTable({ view }: { view: ProfitScope }) {
  const t = useT()
  const label = useLabel()
  const [sort, setSort] = useState<OrderSort>('loss')
  const [page, setPage] = useState(1)
  const orders = useOrders(view.scope, { sort, limit: pageSize, offset: (page - 1) * pageSize })
  if (orders.error) return <ErrorNotice error={orders.error} retry={() => void orders.refetch()} />
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
            order.id ? <Link to={`/orders/${encodeURIComponent(order.id)}?${new URLSearchParams({ shop: order.shop }).toString()}`}>{order.id}</Link> : label('order', ''),
        },
        { key: 'day', title: t('profit.by.day'), dataIndex: 'day' },
        { key: 'shop', title: t('profit.by.shop'), render: (_, order) => label('shop', order.shop) },
        {
          key: 'units',
          title: t('profit.unit.units'),
          align: 'right',
          render: (_, order) => <Count value={order.units} />,
        },
        ...totalKeys.map((name) => ({
          key: name,
          title: <TotalName name={name} />,
          align: 'right' as const,
          render: (_: unknown, order: OrderRow) => (
            <Profit total={order.totals[name]} currency={orders.data?.currency} />
          ),
        })),
      ]}
    />
  )
}
