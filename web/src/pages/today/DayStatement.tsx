import { Card, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'

import { useComponents } from '@/api/definitions'
import type { Today } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { ExportButton } from '@/components/ExportButton'
import { Money } from '@/components/Money'
import { StatusLegend } from '@/components/StatusBar'
import { StatementTable } from '@/pages/profit/StatementTable'
import { stepsOf } from '@/pages/profit/steps'
import { WaterfallChart } from '@/pages/profit/WaterfallChart'

import { formatDay } from './figure'

/** DayStatement is the day's profit statement, what it may still lose, and what changed on days before. */
export function DayStatement({ today }: { today: Today }) {
  const t = useT()
  const { language } = useLanguage()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const { data: parts } = useComponents()
  const { statement, week_before: before, currency } = today
  const steps = useMemo(() => (parts ? stepsOf(statement, parts) : []), [statement, parts])
  return (
    <Card
      size="small"
      className="statement-card"
      title={<h2>{t('today.statement', { day: formatDay(today.day, language) })}</h2>}
      extra={
        <span className="card-tools">
          <Segmented
            size="small"
            aria-label={t('profit.statement.view')}
            value={view}
            onChange={setView}
            options={(['chart', 'table'] as const).map((value) => ({ value, label: t(`profit.statement.${value}`) }))}
          />
          <ExportButton table="statement" params={{ from: today.day, to: today.day, currency }} />
        </span>
      }
    >
      <StatusLegend />
      {view === 'chart' ? (
        <WaterfallChart steps={steps} listSales={statement.components.list_sales?.amount ?? 0} currency={currency} />
      ) : (
        <StatementTable steps={steps} statement={{ ...statement, before }} />
      )}
      <Returns today={today} />
      <Restated today={today} />
      <p className="note">
        <Link to={`/profit?from=${today.day}&to=${today.day}`}>{t('today.statement.more')}</Link>
      </p>
    </Card>
  )
}

function Returns({ today }: { today: Today }) {
  const t = useT()
  const { predicted_returns: returns, currency } = today
  if (returns.status === 'settled') return <p className="note">{t('today.returns.settled')}</p>
  if (returns.status === 'refused') return <p className="note">{t('profit.returns.refused')}</p>
  return (
    <p className="note">
      {t('today.returns.expected')} <Money value={returns.expected} currency={currency} /> (<Money value={returns.lower} currency={currency} /> –{' '}
      <Money value={returns.upper} currency={currency} />
      ){t('today.returns.cm2')} <Money value={returns.cm2.lower} currency={currency} /> {t('today.returns.to')} <Money value={returns.cm2.upper} currency={currency} />
    </p>
  )
}

function Restated({ today }: { today: Today }) {
  const t = useT()
  const { restated, currency } = today
  if (restated.total === 0) return null
  return (
    <p className="note">
      {t('today.restated', { n: list(restated.causes).length })} <Money value={restated.total} currency={currency} result />{' '}
      <Link to="/restatement">{t('shell.restatement')}</Link>
    </p>
  )
}
