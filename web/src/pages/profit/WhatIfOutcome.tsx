import type { ReactNode } from 'react'

import type { Unit } from '@/api/types'
import { useLanguage, useT, type Key } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber, share } from '@/components/format'
import { Money } from '@/components/Money'
import { Ratio } from '@/components/Ratio'

import { breakEvenROI, netROI } from './economics'

interface WhatIfOutcomeProps {
  now: Unit
  then: Unit
  units: number
  currency: string | undefined
  reliable: boolean
}

const lines: { key: string; title: Key; amount: (unit: Unit) => number; total?: boolean }[] = [
  { key: 'net_revenue', title: 'profit.unit.net_revenue', amount: (u) => u.net_revenue, total: true },
  { key: 'cost', title: 'profit.unit.cost', amount: (u) => u.cost_of_goods + u.returned_cost },
  { key: 'commission', title: 'profit.unit.commission', amount: (u) => u.commission },
  { key: 'sales_tax', title: 'profit.unit.sales_tax', amount: (u) => u.sales_tax },
  { key: 'freight', title: 'profit.unit.freight', amount: (u) => u.freight },
  { key: 'handling', title: 'profit.unit.handling', amount: (u) => u.handling },
  { key: 'other_fees', title: 'profit.unit.other_fees', amount: (u) => u.other_fees },
  { key: 'cm2', title: 'profit.unit.cm2', amount: (u) => u.cm2, total: true },
  { key: 'ads', title: 'profit.unit.ads', amount: (u) => u.ads },
  { key: 'live_and_content', title: 'profit.unit.live_and_content', amount: (u) => u.live_and_content },
  { key: 'cm3', title: 'profit.unit.cm3', amount: (u) => u.cm3, total: true },
]

/** WhatIfOutcome sets one unit as it is beside one unit as it would be. */
export function WhatIfOutcome({ now, then, units, currency, reliable }: WhatIfOutcomeProps) {
  const t = useT()
  const { language } = useLanguage()
  // Without a cost these are upper bounds: no amount is marked as a gain or a loss.
  const money = (value: number, result: boolean) => (
    <Money value={Math.round(value)} currency={currency} result={result && reliable} />
  )
  const row = (key: string, title: ReactNode, a: ReactNode, b: ReactNode, total = false) => (
    <tr key={key} className={total ? 'row-total' : ''}>
      <th scope="row">{title}</th>
      <td>{a}</td>
      <td>{b}</td>
    </tr>
  )
  const shown = lines.filter((line) => line.total || line.amount(now) !== 0 || line.amount(then) !== 0)
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('profit.whatif.perunit')}</th>
          <th scope="col">{t('profit.whatif.now')}</th>
          <th scope="col">{t('profit.whatif.then')}</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {shown.map(({ key, title, amount, total }) =>
          row(key, t(title), money(amount(now), key === 'cm3'), money(amount(then), key === 'cm3'), total),
        )}
        {row(
          'rate',
          <DefinitionTip name="cm3_rate">{t('profit.column.rate')}</DefinitionTip>,
          <Ratio value={reliable ? share(now.cm3, now.net_revenue) : undefined} result />,
          <Ratio value={reliable ? share(then.cm3, then.net_revenue) : undefined} result />,
        )}
        {row('netroi', t('profit.netroi'), <Ratio value={netROI(now)} multiple />, <Ratio value={netROI(then)} multiple />)}
        {row(
          'breakeven',
          t('profit.breakeven'),
          <Ratio value={reliable ? breakEvenROI(now) : undefined} multiple />,
          <Ratio value={reliable ? breakEvenROI(then) : undefined} multiple />,
        )}
        {row(
          'period',
          t('profit.whatif.period', { n: formatNumber(units, language) }),
          money(now.cm3 * units, true),
          money(then.cm3 * units, true),
          true,
        )}
      </tbody>
    </table>
  )
}
