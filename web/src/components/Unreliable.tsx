import { Popover, Tag } from 'antd'
import type { ReactNode } from 'react'

import { useCurrency } from '@/app/currency'
import { useLanguage, useT } from '@/app/i18n'

import { formatMoney } from './format'
import { Money } from './Money'

interface ProfitProps {
  total: { amount: number; missing: number; reliable: boolean } | undefined
  currency?: string
  short?: boolean
}

/**
 * Profit is a running total of the statement. One that rests on a missing cost is not a profit
 * and is not shown as one: it says so instead, and the amount before what is missing stands beside it.
 */
export function Profit({ total, currency, short }: ProfitProps) {
  if (!total) return <span className="muted">–</span>
  if (total.reliable) return <Money value={total.amount} currency={currency} short={short} result />
  return <Unreliable total={total} currency={currency} />
}

/** Unreliable is the badge in place of a margin that rests on a missing cost. */
export function Unreliable({ total, currency }: { total: { amount: number; missing: number }; currency?: string }) {
  const t = useT()
  const { language } = useLanguage()
  const own = useCurrency()
  const money = (value: number) => formatMoney(value, currency ?? own, language)
  return (
    <UnreliableMark>
      <p>{t('shell.unreliable.meaning', { amount: money(total.missing) })}</p>
      <p className="muted">{t('shell.unreliable.bound', { amount: money(total.amount) })}</p>
    </UnreliableMark>
  )
}

/** UnreliableMark is that badge around its own explanation. */
export function UnreliableMark({ children }: { children: ReactNode }) {
  const t = useT()
  return (
    <Popover trigger={['hover', 'focus', 'click']} content={<div className="definition">{children}</div>}>
      <button type="button" className="tag-button">
        <Tag color="gold" variant="outlined">
          {t('shell.unreliable')}
        </Tag>
      </button>
    </Popover>
  )
}
