import type { ClipboardEvent } from 'react'
import { Link } from 'react-router'

import type { MissingRate } from '@/api/desk'
import { useT } from '@/app/i18n'
import { Count, Money } from '@/components/Money'

import { RateInput } from './RateInput'
import { sameRate, type RateEntry } from './rates'

interface MissingRatesProps {
  home: string
  missing: MissingRate[]
  pending: RateEntry[]
  onEntry: (entry: RateEntry) => void
  onPaste: (event: ClipboardEvent) => void
}

/** MissingRates are the runs of days without a rate, most sales at stake first, with a cell for each. */
export function MissingRates({ home, missing, pending, onEntry, onPaste }: MissingRatesProps) {
  const t = useT()
  if (missing.length === 0) return <p className="muted panel-lead">{t('rates.missing.none')}</p>
  return (
    <div className="cost-grid">
      <table className="plain-table">
        <caption className="rates-title">{t('rates.missing')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rates.column.currency')}</th>
            <th scope="col">{t('rates.column.days')}</th>
            <th scope="col" className="wide-cell">
              {t('rates.column.lines')}
            </th>
            <th scope="col">{t('rates.column.stake')}</th>
            <th scope="col">{t('rates.column.rate', { home })}</th>
          </tr>
        </thead>
        <tbody>
          {missing.map((run) => {
            const entry = { currency: run.currency, day: run.from }
            return (
              <tr key={`${run.currency} ${run.from}`}>
                <th scope="row">{run.currency}</th>
                <td>
                  <span className="num">{run.from === run.to ? run.from : `${run.from} – ${run.to}`}</span>
                  <span className="cost-note muted">{t('rates.days', { n: run.days })}</span>
                </td>
                <td className="wide-cell">
                  <Count value={run.lines} />
                </td>
                <td className="num-loss">
                  <Money value={run.list_sales} currency={run.currency} />
                </td>
                <td className="cost-cell">
                  {run.unknown ? (
                    <>
                      {t('rates.unknown')} <Link to="/settings">{t('rates.unknown.go')}</Link>
                    </>
                  ) : (
                    <RateInput
                      label={t('rates.cell', entry)}
                      value={pending.find((other) => sameRate(other, entry))?.text ?? ''}
                      onText={(text) => onEntry({ ...entry, text })}
                      onPaste={onPaste}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
