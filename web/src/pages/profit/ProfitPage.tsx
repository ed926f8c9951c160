import { Select, Spin, Tag } from 'antd'

import { useStatement } from '@/api/statement'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { PeriodPicker } from '@/components/PeriodPicker'

import { ApartNotice } from './ApartNotice'
import { Breakdown } from './Breakdown'
import { CertaintyCard } from './CertaintyCard'
import { EmptyWorkspace } from './EmptyWorkspace'
import { Headline } from './Headline'
import { KnownNotice } from './KnownNotice'
import { ReturnsCard } from './ReturnsCard'
import { comparisons, useProfitScope } from './scope'
import { StatementCard } from './StatementCard'
import { TrendCard } from './TrendCard'

/** ProfitPage answers what was earned, with what, and how sure that is. */
export function ProfitPage() {
  const t = useT()
  const label = useLabel()
  const status = useStatus()
  const view = useProfitScope()
  const statement = useStatement(view.scope)

  if (status.error) {
    return (
      <div className="page">
        <ErrorNotice error={status.error} retry={() => void status.refetch()} />
      </div>
    )
  }
  if (status.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />
  if (!status.data.last_day) return <EmptyWorkspace />

  // What lacks an exchange rate stands apart, in its own currency.
  const currencies = statement.data
    ? [statement.data.currency, ...list(statement.data.other_currencies).map((other) => other.currency)].sort()
    : []
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">{t('profit.title')}</h1>
        <div className="page-tools">
          <PeriodPicker value={view.period} first={view.first} last={view.last} onChange={view.setPeriod} />
          <Select
            aria-label={t('shell.compare')}
            className="compare-select"
            value={view.compare}
            onChange={view.setCompare}
            options={comparisons.map((value) => ({ value, label: t(`shell.compare.${value}`) }))}
          />
          {currencies.length > 1 && (
            <Select
              aria-label={t('profit.currency')}
              value={statement.data?.currency}
              onChange={view.setCurrency}
              options={currencies.map((value) => ({ value, label: value }))}
            />
          )}
        </div>
      </div>
      {view.filters.length > 0 && (
        <div className="filters" role="group" aria-label={t('profit.filters')}>
          {view.filters.map((filter) => (
            <Tag key={`${filter.dimension}:${filter.value}`} closable={{ 'aria-label': t('profit.filters.remove') }} onClose={() => view.removeFilter(filter)}>
              {t(`profit.by.${filter.dimension as 'sku'}`)}: {label(filter.dimension, filter.value)}
            </Tag>
          ))}
        </div>
      )}
      {statement.error ? (
        <ErrorNotice error={statement.error} retry={() => void statement.refetch()} />
      ) : (
        <>
          <ApartNotice statement={statement.data} />
          <KnownNotice statement={statement.data} />
          <Headline statement={statement.data} />
          <div className="two-columns">
            <StatementCard statement={statement.data} scope={view.scope} />
            <div className="column">
              <TrendCard scope={view.scope} period={view.period} />
              <CertaintyCard statement={statement.data} />
            </div>
          </div>
          <ReturnsCard predicted={statement.data?.predicted_returns} />
          <Breakdown view={view} />
        </>
      )}
    </div>
  )
}
