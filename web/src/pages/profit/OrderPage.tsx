import { Card, Descriptions, Skeleton, Table, Tag, Tooltip } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'

import { useComponents } from '@/api/definitions'
import { useOrder } from '@/api/orders'
import { list, type OrderAmount, type OrderLine, type Source } from '@/api/types'
import { useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { Money } from '@/components/Money'
import { Profit } from '@/components/Unreliable'

/** OrderPage is one order: what each line earned, and which file and row or rule says so. */
export function OrderPage() {
  const t = useT()
  const label = useLabel()
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const order = useOrder(id)
  return (
    <div className="page">
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
      {order.error && <ErrorNotice error={order.error} retry={() => void order.refetch()} />}
      {order.isPending && <Skeleton active />}
      {order.data && (
        <>
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, sm: 2, lg: 4 }}
              items={[
                { key: 'platform', label: t('profit.by.platform'), children: label('platform', order.data.platform) },
                { key: 'shop', label: t('profit.by.shop'), children: label('shop', order.data.shop) },
                { key: 'day', label: t('profit.by.day'), children: order.data.day },
                { key: 'paid', label: t('profit.order.paid'), children: order.data.paid_at || '–' },
                { key: 'province', label: t('profit.by.province'), children: order.data.province || '–' },
                { key: 'channel', label: t('profit.by.channel'), children: order.data.channel || '–' },
                { key: 'account', label: t('profit.by.account'), children: order.data.account || '–' },
                {
                  key: 'profit',
                  label: <DefinitionTip name="operating_profit" />,
                  children: <Profit total={order.data.subtotals.operating_profit} currency={order.data.currency} />,
                },
              ]}
            />
          </Card>
          {list(order.data.lines).map((line) => (
            <LineCard key={line.line_id} line={line} currency={order.data.currency} />
          ))}
        </>
      )}
    </div>
  )
}

interface LineRow {
  name: string
  amount?: OrderAmount
  total?: { amount: number; missing: number; reliable: boolean }
}

function LineCard({ line, currency }: { line: OrderLine; currency: string }) {
  const t = useT()
  const { data: parts } = useComponents()
  const rows: LineRow[] = list(parts?.subtotals).flatMap((subtotal) => [
    ...list(parts?.components)
      .filter((component) => component.subtotal === subtotal.name)
      .map((component) => ({ name: component.name, amount: line.components[component.name] }))
      .filter(({ amount }) => amount && (amount.amount !== 0 || amount.status === 'missing')),
    { name: subtotal.name, total: line.subtotals[subtotal.name] },
  ])
  return (
    <Card
      size="small"
      title={
        <h2>
          {line.name || line.sku} <code className="muted">{line.sku}</code> × <span className="num">{line.qty}</span>
        </h2>
      }
    >
      <Table<LineRow>
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        rowClassName={(row) => (row.amount ? '' : 'row-total')}
        columns={[
          { key: 'item', title: t('profit.column.item'), render: (_, row) => <DefinitionTip name={row.name} /> },
          {
            key: 'amount',
            title: t('profit.column.amount'),
            align: 'right',
            render: (_, row) => {
              if (!row.amount) return <Profit total={row.total} currency={currency} />
              if (row.amount.status === 'missing') return <Tag color="gold">{t('shell.status.missing')}</Tag>
              return <Money value={row.amount.amount} currency={currency} />
            },
          },
          { key: 'status', title: t('profit.column.status'), render: (_, row) => row.amount && <StatusTag status={row.amount.status} /> },
          {
            key: 'source',
            title: t('profit.order.source'),
            render: (_, row) => (
              <ul className="sources">
                {list(row.amount?.sources).map((source, i) => (
                  <li key={i}>
                    <SourceText source={source} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  )
}

function StatusTag({ status }: { status: string }) {
  const t = useT()
  const kind = status as 'actual' | 'estimated' | 'missing'
  return (
    <Tooltip title={t(`shell.status.${kind}.meaning`)}>
      <span className="legend-item">
        <span className={`legend-swatch status-${kind}`} aria-hidden />
        {t(`shell.status.${kind}`)}
      </span>
    </Tooltip>
  )
}

/** SourceText says where an amount comes from: a row of a file, or a rule. */
function SourceText({ source }: { source: Source }) {
  const t = useT()
  if (source.file) {
    return (
      <>
        {source.file} <span className="muted">{t('profit.order.row', { row: source.row ?? 0 })}</span>
      </>
    )
  }
  return <>{source.rule ? t('profit.order.rule', { rule: source.rule }) : (source.table ?? '')}</>
}
