import { Card, Descriptions, Skeleton } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'

import { useComponents } from '@/api/definitions'
import { useOrder, useOrderFacts } from '@/api/orders'
import { ProblemError } from '@/api/problem'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { ExportButton } from '@/components/ExportButton'
import { useLabel } from '@/components/labels'
import { StatusLegend } from '@/components/StatusBar'
import { Profit } from '@/components/Unreliable'

import { orderFigures } from './orderLine'
import { OrderLineCard } from './OrderLineCard'
import { filterText } from './scope'
import { TotalName, totalKeys } from './TotalName'

/** OrderPage is one order: what each of its lines earned, and which row or rule each amount rests on. */
export function OrderPage() {
  const t = useT()
  const navigate = useNavigate()
  const label = useLabel()
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const shop = params.get('shop') ?? undefined
  const order = useOrder(id, shop)
  const facts = useOrderFacts(id, shop)
  const { data: parts } = useComponents()
  const figures = order.data && parts && orderFigures(order.data, parts)
  const unknown = order.error instanceof ProblemError && order.error.problem.code === 'order_unknown'
  return (
    <div className="page page-order">
      <div className="page-head">
        <h1 className="page-title">
          {t('profit.order')} <code>{id}</code>
        </h1>
        <div className="card-tools">
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
          {order.data && (
            <ExportButton
              table="statement"
              params={{ filter: [filterText({ dimension: 'order', value: id })], by: 'line', currency: order.data.currency }}
            />
          )}
        </div>
      </div>
      {unknown ? (
        <p>{t('profit.order.unknown')}</p>
      ) : (
        order.error && <ErrorNotice error={order.error} retry={() => void order.refetch()} />
      )}
      {(order.isPending || facts.isPending) && <Skeleton active />}
      {order.data && (
        <>
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, sm: 2, lg: 4 }}
              items={[
                ...(facts.data ?? [])
                  .filter(({ key }) => key !== '')
                  .map(({ fact, key, label: name }) => ({
                    key: fact,
                    label: t(`profit.by.${fact}`),
                    children: label(fact, key, name),
                  })),
                ...totalKeys.map((name) => ({
                  key: name,
                  label: <TotalName name={name} />,
                  children: <Profit total={figures?.subtotals[name]} currency={order.data.currency} />,
                })),
              ]}
            />
          </Card>
          <StatusLegend />
          {list(order.data.lines).map((line, i) => (
            // Some platforms give lines no id of their own.
            <OrderLineCard key={i} line={line} currency={order.data.currency} />
          ))}
        </>
      )}
    </div>
  )
}
