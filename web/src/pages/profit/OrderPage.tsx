import { Card, Descriptions, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'

import { useOrderFacts } from '@/api/orders'
import { useStatement } from '@/api/statement'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { Profit } from '@/components/Unreliable'

import { OrderLineCard } from './OrderLineCard'
import { filterText } from './scope'
import { TotalName } from './TotalName'

/** OrderPage is one order: what each of its lines earned, and what each amount rests on. */
export function OrderPage() {
  const t = useT()
  const navigate = useNavigate()
  const label = useLabel()
  const { id = '' } = useParams()
  const facts = useOrderFacts(id)
  const statement = useStatement(
    { filter: [filterText({ dimension: 'order', value: id })] },
    { by: 'line' },
  )
  const error = statement.error ?? facts.error
  return (
    <div className="page page-narrow">
      <div className="page-head">
        <h1 className="page-title">
          {t('profit.order')} <code>{id}</code>
        </h1>
        <Link
          to="/profit?by=order"
          onClick={(event) => {
            // Back to the very list that was left, if there is one.
            if (window.history.length > 1) {
              event.preventDefault()
              void navigate(-1)
            }
          }}
        >
          {t('profit.order.back')}
        </Link>
      </div>
      {error && <ErrorNotice error={error} retry={() => void statement.refetch()} />}
      {(statement.isPending || facts.isPending) && <Skeleton active />}
      {statement.data && facts.isSuccess && list(statement.data.rows).length === 0 && (
        <p>{t('profit.order.unknown')}</p>
      )}
      {facts.data && statement.data && (
        <Card size="small">
          <Descriptions
            size="small"
            column={{ xs: 1, sm: 2, lg: 3 }}
            items={[
              ...facts.data.filter(({ key }) => key !== '').map(({ fact, key, label: name }) => ({
                key: fact,
                label: t(`profit.by.${fact}`),
                children: label(fact, key, name),
              })),
              {
                key: 'net_revenue',
                label: <TotalName name="net_revenue" />,
                children: <Profit total={statement.data.subtotals.net_revenue} currency={statement.data.currency} />,
              },
              {
                key: 'profit',
                label: <TotalName name="operating_profit" />,
                children: <Profit total={statement.data.subtotals.operating_profit} currency={statement.data.currency} />,
              },
            ]}
          />
        </Card>
      )}
      {list(statement.data?.rows).map((line) => (
        <OrderLineCard key={line.key} line={line} currency={statement.data?.currency ?? ''} />
      ))}
    </div>
  )
}
