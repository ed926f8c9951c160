import { AutoComplete, Empty, Pagination } from 'antd'
import { useState, type ClipboardEvent } from 'react'

import type { MissingRate, Rate } from '@/api/desk'
import { useT } from '@/app/i18n'
import { DayInput } from '@/components/DayInput'
import { currencies } from '@/pages/settings/choices'

import { RateInput } from './RateInput'
import { sameRate, setRate, type RateEntry } from './rates'

const pageSize = 50

interface RateGridProps {
  home: string
  known: Rate[]
  missing: MissingRate[]
  pending: RateEntry[]
  onPending: (change: (before: RateEntry[]) => RateEntry[]) => void
  onPaste: (event: ClipboardEvent) => void
}

/** RateGrid is a sheet of rates: new rows first, then the known ones, whose numbers can be changed or emptied. */
export function RateGrid({ home, known, missing, pending, onPending, onPaste }: RateGridProps) {
  const t = useT()
  const [page, setPage] = useState(1)
  // Rates of the first missing days are entered above.
  const above = missing.filter((run) => !run.unknown).map((run) => ({ currency: run.currency, day: run.from }))
  const added = pending.filter((entry) => ![...known, ...above].some((other) => sameRate(other, entry)))
  const pages = Math.max(1, Math.ceil(known.length / pageSize))
  const first = (Math.min(page, pages) - 1) * pageSize
  const change = (old: RateEntry, entry: RateEntry) =>
    onPending((before) => before.map((other) => (sameRate(other, old) ? entry : other)))
  if (known.length + added.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('rates.none')} />
  return (
    <div className="cost-grid">
      <table className="plain-table">
        <caption className="visually-hidden">{t('rates.known')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rates.column.currency')}</th>
            <th scope="col">{t('rates.column.from')}</th>
            <th scope="col">{t('rates.column.rate', { home })}</th>
          </tr>
        </thead>
        <tbody>
          {added.map((entry, i) => (
            <tr key={i} className="cost-noted">
              <td>
                <AutoComplete
                  size="small"
                  className="rate-currency"
                  aria-label={t('rates.cell.currency')}
                  value={entry.currency}
                  options={currencies.filter((value) => value !== home).map((value) => ({ value }))}
                  onChange={(value) => change(entry, { ...entry, currency: (value ?? '').toUpperCase() })}
                />
              </td>
              <td>
                <DayInput
                  label={t('rates.cell.day')}
                  value={entry.day}
                  open={t('rates.cell.day')}
                  onChange={(day) => change(entry, { ...entry, day })}
                />
              </td>
              <td className="cost-cell">
                <RateInput
                  label={t('rates.cell', { currency: entry.currency, day: entry.day })}
                  value={entry.text}
                  onText={(text) => change(entry, { ...entry, text })}
                  onPaste={onPaste}
                />
              </td>
            </tr>
          ))}
          {known.slice(first, first + pageSize).map((rate) => {
            const noted = pending.find((entry) => sameRate(entry, rate))
            const changed = noted !== undefined && noted.text !== rate.rate
            return (
              <tr key={`${rate.currency} ${rate.day}`} className={changed ? 'cost-noted' : undefined}>
                <th scope="row">{rate.currency}</th>
                <td className="num">{rate.day}</td>
                <td className="cost-cell">
                  <RateInput
                    label={t('rates.cell', { currency: rate.currency, day: rate.day })}
                    value={noted?.text ?? rate.rate ?? ''}
                    placeholder={rate.rate}
                    onText={(text) => onPending((before) => setRate(before, { currency: rate.currency, day: rate.day, text }))}
                    onPaste={onPaste}
                  />
                  {changed && noted.text === '' && <span className="cost-note muted">{t('rates.forget')}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Pagination
        size="small"
        hideOnSinglePage
        showSizeChanger={false}
        current={Math.min(page, pages)}
        pageSize={pageSize}
        total={known.length}
        onChange={setPage}
      />
    </div>
  )
}
