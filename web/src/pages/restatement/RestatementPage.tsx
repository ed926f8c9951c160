import { Empty, Segmented, Select, Spin, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

import { useComponents } from '@/api/definitions'
import type { Restatement, RestatementSum } from '@/api/desk'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { groupings, useRestatementSums, type Grouping, type RestatementScope } from '@/api/why'
import { useCurrency } from '@/app/currency'
import { useName, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { PeriodPicker } from '@/components/PeriodPicker'
import { presetPeriod } from '@/components/period'
import '@/components/panel.css'

import { ChangeBars } from './ChangeBars'
import { ChangeTable } from './ChangeTable'
import './restatement.css'
import { SumTable } from './SumTable'
import { useCauseWords } from './useCauseWords'

interface Narrowed {
  by: Grouping
  sum: RestatementSum
}

/** scopeOf narrows to the restatements of one sum. */
function scopeOf({ by, sum }: Narrowed): RestatementScope {
  switch (by) {
    case 'cause':
      return { cause: sum.key }
    case 'day':
      return { from: sum.key, to: sum.key }
    case 'component':
      return { component: sum.key }
  }
}

/** RestatementPage says why a profit that was shown before reads differently now. */
export function RestatementPage() {
  const t = useT()
  const name = useName()
  const own = useCurrency()
  const cause = useCauseWords()
  const status = useStatus()
  const components = useComponents()
  const [params, setParams] = useSearchParams()
  const [view, setView] = useState<Grouping | 'detail'>('cause')
  const [shop, setShop] = useState('')
  const [currency, setCurrency] = useState<string>()
  const [narrowed, setNarrowed] = useState<Narrowed>()

  const first = status.data?.first_day ?? ''
  const last = status.data?.last_day ?? ''
  const importSeq = Number(params.get('import')) || undefined
  const period = {
    from: params.get('from') ?? (last && presetPeriod('quarter', first, last).from),
    to: params.get('to') ?? last,
  }
  const scope: RestatementScope = {
    ...(importSeq ? { import: importSeq } : period),
    shop: shop || undefined,
    ...(narrowed && scopeOf(narrowed)),
  }
  const changes = useRestatementSums(scope, 'component')
  const grouped = useRestatementSums(scope, view === 'detail' ? 'component' : view)

  const known = components.data?.components ?? []
  const wordOf = (component: string) => {
    const found = known.find((one) => one.name === component)
    return found ? name(found) : component
  }
  const labelOf = (by: Grouping, sum: RestatementSum) => {
    switch (by) {
      case 'cause':
        return cause(sum)
      case 'component':
        return wordOf(sum.key)
      case 'day':
        return sum.key
    }
  }

  const all = changes.data ?? []
  const currencies = [...new Set(all.map((sum) => sum.currency))].sort()
  const shownCurrency = currency ?? (currencies.includes(own) ? own : (currencies[0] ?? own))
  const inCurrency = (sums: RestatementSum[] | undefined) => (sums ?? []).filter((sum) => sum.currency === shownCurrency)
  const bars = inCurrency(changes.data)
  const open = (by: Grouping) => (sum: RestatementSum) => {
    setNarrowed({ by, sum })
    setView('detail')
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">{t('shell.restatement')}</h1>
        <div className="page-tools">
          {!importSeq && last !== '' && (
            <PeriodPicker
              value={period}
              first={first}
              last={last}
              onChange={({ from, to }) => setParams({ from, to }, { replace: true })}
            />
          )}
          <Select
            className="compare-select"
            aria-label={t('restatement.shop')}
            value={shop}
            onChange={setShop}
            options={[
              { value: '', label: t('restatement.shop.all') },
              ...list(status.data?.shops).map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
          {currencies.length > 1 && (
            <Select
              aria-label={t('restatement.currency')}
              value={shownCurrency}
              onChange={setCurrency}
              options={currencies.map((value) => ({ value }))}
            />
          )}
        </div>
      </div>
      <p className="muted panel-lead">{t('restatement.lead')}</p>
      {(importSeq ?? narrowed) && (
        <div className="filters">
          {importSeq && (
            <Tag closable={{ 'aria-label': t('restatement.filter.remove') }} onClose={() => setParams({}, { replace: true })}>
              {t('restatement.import', { seq: importSeq })}
            </Tag>
          )}
          {narrowed && (
            <Tag closable={{ 'aria-label': t('restatement.filter.remove') }} onClose={() => setNarrowed(undefined)}>
              {labelOf(narrowed.by, narrowed.sum)}
            </Tag>
          )}
        </div>
      )}
      {changes.error ? (
        <ErrorNotice error={changes.error} retry={() => void changes.refetch()} />
      ) : changes.isLoading || status.isPending ? (
        <Spin className="page-spin" aria-label={t('shell.loading')} />
      ) : bars.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('restatement.none')} />
      ) : (
        <>
          <ChangeBars
            sums={bars}
            currency={shownCurrency}
            labelOf={(sum) => wordOf(sum.key)}
            onSelect={open('component')}
          />
          <Segmented<Grouping | 'detail'>
            className="view-choice"
            aria-label={t('restatement.view')}
            value={view}
            onChange={setView}
            options={[...groupings, 'detail' as const].map((value) => ({ value, label: t(`restatement.by.${value}`) }))}
          />
          {view === 'detail' ? (
            <ChangeTable scope={{ ...scope, currency: shownCurrency }} componentOf={(row: Restatement) => wordOf(row.component)} />
          ) : (
            <SumTable
              by={view}
              sums={inCurrency(grouped.data)}
              currency={shownCurrency}
              params={{ ...scope, currency: shownCurrency }}
              labelOf={(sum) => labelOf(view, sum)}
              onSelect={open(view)}
            />
          )}
        </>
      )}
    </div>
  )
}
