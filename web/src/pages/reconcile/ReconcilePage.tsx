import { Empty, Select, Spin, Tag } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { Link, useSearchParams } from 'react-router'

import type { ReconciledRow } from '@/api/desk'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useReconcile, type ReconcileOrder } from '@/api/why'
import { useCurrency } from '@/app/currency'
import { useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { Count, Money } from '@/components/Money'
import { PeriodPicker } from '@/components/PeriodPicker'
import { presetPeriod } from '@/components/period'
import { useServerPage } from '@/components/useServerPage'
import '@/components/panel.css'

import './reconcile.css'
import { isReason, sumReasons, type Reason, type ReasonSum } from './reasons'

/** ReconcilePage sets what each order should have brought beside what the platform settled. */
export function ReconcilePage() {
  const t = useT()
  const label = useLabel()
  const own = useCurrency()
  const status = useStatus()
  const [params, setParams] = useSearchParams()
  const first = status.data?.first_day ?? ''
  const last = status.data?.last_day ?? ''
  const period = {
    from: params.get('from') ?? (last && presetPeriod('quarter', first, last).from),
    to: params.get('to') ?? last,
  }
  const shop = params.get('shop') ?? ''
  const asked = params.get('reason')
  const reason = isReason(asked) ? asked : undefined
  const wanted = params.get('currency') ?? own
  const scope = { ...period, shop: shop || undefined, currency: wanted, reason }
  const page = useServerPage<ReconcileOrder>(scope)
  const orders = useReconcile(scope, page.query)
  const change = (next: Record<string, string | undefined>) =>
    setParams(
      (current) => {
        const query = new URLSearchParams(current)
        for (const [name, value] of Object.entries(next)) {
          if (value) query.set(name, value)
          else query.delete(name)
        }
        return query
      },
      { replace: true },
    )

  const totals = orders.data?.summary ?? []
  const currencies = [...new Set(totals.map((total) => total.currency))].sort()
  const other = currencies.length > 0 && !currencies.includes(wanted) ? currencies[0] : undefined
  const currency = other ?? wanted
  const total = orders.data?.total ?? 0
  const takeOther = useEffectEvent(() => change({ currency: other }))
  useEffect(() => {
    if (other) takeOther() // nothing was sold in the workspace's own currency
  }, [other])
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">{t('shell.reconcile')}</h1>
        <div className="page-tools">
          {last !== '' && <PeriodPicker value={period} first={first} last={last} onChange={({ from, to }) => change({ from, to })} />}
          <Select
            className="compare-select"
            aria-label={t('reconcile.shop')}
            value={shop}
            onChange={(value) => change({ shop: value })}
            options={[
              { value: '', label: t('reconcile.shop.all') },
              ...list(status.data?.shops).map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
          {currencies.length > 1 && (
            <Select
              aria-label={t('reconcile.currency')}
              value={currency}
              onChange={(value) => change({ currency: value })}
              options={currencies.map((value) => ({ value }))}
            />
          )}
        </div>
      </div>
      <p className="muted panel-lead">{t('reconcile.lead')}</p>
      {orders.error ? (
        <ErrorNotice error={orders.error} retry={() => void orders.refetch()} />
      ) : orders.isLoading || status.isPending ? (
        <Spin className="page-spin" aria-label={t('shell.loading')} />
      ) : totals.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('reconcile.none')} />
      ) : (
        <>
          <ReasonCards
            sums={sumReasons(totals.filter((total) => total.currency === currency))}
            currency={currency}
            selected={reason}
            onSelect={(next) => change({ reason: next === reason ? undefined : next })}
          />
          <DataTable<ReconciledRow>
            label={t('shell.reconcile')}
            exports={{ table: 'reconcile', params: { ...scope, order: page.query.order } }}
            rowKey={(row) => `${row.shop} ${row.order_id}`}
            loading={orders.isFetching}
            count={total}
            dataSource={orders.data?.rows ?? []}
            {...page.table<ReconciledRow>(total)}
            columns={[
              {
                key: 'order',
                title: t('reconcile.order'),
                fixed: 'left',
                render: (_, row) => <Link to={`/orders/${encodeURIComponent(row.order_id)}`}>{row.order_id}</Link>,
              },
              { ...page.column('day'), title: t('reconcile.day'), render: (_, row) => <span className="num">{row.day}</span> },
              { key: 'shop', title: t('reconcile.shop'), render: (_, row) => label('shop', row.shop) },
              { ...page.column('expected'), title: t('reconcile.expected'), align: 'right', render: (_, row) => <Money value={row.expected} currency={currency} /> },
              {
                ...page.column('settled'),
                title: t('reconcile.settled'),
                align: 'right',
                render: (_, row) =>
                  row.reason === 'not_yet_settled' ? <span className="muted">–</span> : <Money value={row.settled} currency={currency} />,
              },
              {
                ...page.column('difference'),
                title: t('reconcile.difference'),
                align: 'right',
                render: (_, row) => <Money value={row.difference} currency={currency} result />,
              },
              {
                key: 'expected_fees',
                title: t('reconcile.expected_fees'),
                align: 'right',
                render: (_, row) => <Money value={row.expected_fees} currency={currency} />,
              },
              {
                key: 'settled_fees',
                title: t('reconcile.settled_fees'),
                align: 'right',
                render: (_, row) =>
                  row.reason === 'fee_unknown' || row.reason === 'not_yet_settled' ? (
                    <span className="muted">–</span>
                  ) : (
                    <Money value={row.settled_fees} currency={currency} />
                  ),
              },
              {
                key: 'settled_on',
                title: t('reconcile.settled_on'),
                render: (_, row) => <span className="num">{row.settled_on ?? '–'}</span>,
              },
              {
                key: 'reason',
                title: t('reconcile.reason'),
                render: (_, row) => <ReasonWords row={row} />,
              },
            ]}
          />
        </>
      )}
    </div>
  )
}

interface ReasonCardsProps {
  sums: ReasonSum[]
  currency: string
  selected: Reason | undefined
  onSelect: (reason: Reason) => void
}

function ReasonCards({ sums, currency, selected, onSelect }: ReasonCardsProps) {
  const t = useT()
  return (
    <div className="reason-cards" role="group" aria-label={t('reconcile.reason')}>
      {sums.map(({ reason, orders, expected, difference }) => (
        <button
          key={reason}
          type="button"
          className={`reason-card reason-${reason}`}
          aria-pressed={reason === selected}
          onClick={() => onSelect(reason)}
        >
          <span className="reason-name">{t(`reconcile.${reason}`)}</span>
          <span className="reason-amount">
            {reason === 'not_yet_settled' ? (
              <Money value={expected} currency={currency} />
            ) : (
              <Money value={difference} currency={currency} result={reason !== 'agrees'} />
            )}
          </span>
          <span className="muted">
            <Count value={orders} /> {t('reconcile.orders')}
          </span>
          <span className="muted reason-meaning">{t(`reconcile.${reason}.meaning`)}</span>
        </button>
      ))}
    </div>
  )
}

/** Colours of the reasons; those without one look like an estimate. */
const colors: Record<Reason, string | undefined> = {
  unexplained: 'red',
  amount_differs: 'magenta',
  rate_differs: undefined,
  fee_unknown: undefined,
  refund_after_settlement: 'blue',
  refund_in_settlement: 'green',
  not_yet_settled: 'default',
  agrees: 'green',
}

function ReasonWords({ row }: { row: ReconciledRow }) {
  const t = useT()
  const reason = isReason(row.reason) ? row.reason : 'unexplained'
  return (
    <Tag color={colors[reason]} className={colors[reason] ? undefined : 'tag-estimated'}>
      {t(`reconcile.${reason}`)}
    </Tag>
  )
}
