import { Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'

import { useOrders } from '@/api/orders'
import { list, type OrderRow } from '@/api/types'
import { useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { Profit } from '@/components/Unreliable'

import type { ProfitScope } from './scope'
import { TotalName, totalKeys } from './TotalName'

const pageSize = 50

/** OrdersTable is the orders of the scope, the last step before a single order. */
export function OrdersTable({ view }: { view: ProfitScope }) {
  const t = useT()
  const label = useLabel()
  const [loss, setLoss] = useState(false)
  const [page, setPage] = useState(1)
  const orders = useOrders(view.scope, { loss, limit: pageSize, offset: (page - 1) * pageSize })
  if (orders.error) return <ErrorNotice error={orders.error} retry={() => void orders.refetch()} />
  return (
    <DataTable<OrderRow>
      label={t('profit.by.order')}
      exports={{ table: 'orders', params: { ...view.scope, compare: undefined, loss: loss ? 1 : undefined } }}
      tools={
        <Checkbox
          checked={loss}
          onChange={(event) => {
            setLoss(event.target.checked)
            setPage(1)
          }}
        >
          {t('profit.orders.loss')}
        </Checkbox>
      }
      rowKey="order_id"
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
          render: (_, order) => <Link to={`/orders/${encodeURIComponent(order.order_id)}`}>{order.order_id}</Link>,
        },
        { key: 'day', title: t('profit.by.day'), dataIndex: 'day' },
        { key: 'shop', title: t('profit.by.shop'), render: (_, order) => label('shop', order.shop) },
        { key: 'skus', title: t('profit.by.sku'), render: (_, order) => list(order.skus).join(', '), ellipsis: true, width: 220 },
        { key: 'qty', title: t('profit.unit.units'), align: 'right', render: (_, order) => <span className="num">{order.qty}</span> },
        ...totalKeys.map((name) => ({
          key: name,
          title: <TotalName name={name} />,
          align: 'right' as const,
          render: (_: unknown, order: OrderRow) => <Profit total={order.subtotals[name]} />,
        })),
      ]}
    />
  )
}
