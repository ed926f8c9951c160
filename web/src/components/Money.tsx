import { useLanguage } from '@/app/i18n'
import { useCurrency } from '@/app/currency'

import { formatMoney, formatMoneyShort, formatNumber } from './format'

interface MoneyProps {
  /** Minor units of the currency. */
  value: number
  currency?: string
  /** A headline: 12.3万. The whole amount is in the title. */
  short?: boolean
  /** Marks amounts below zero, for results; costs are below zero by nature and are not marked. */
  result?: boolean
}

/** Money is an amount in minor units, in tabular numerals. */
export function Money({ value, currency, short, result }: MoneyProps) {
  const { language } = useLanguage()
  const own = useCurrency()
  const unit = currency ?? own
  const whole = formatMoney(value, unit, language)
  return (
    <span className={`num${result && value < 0 ? ' num-loss' : ''}`} title={short ? whole : undefined}>
      {short ? formatMoneyShort(value, unit, language) : whole}
    </span>
  )
}

/** Count is a number of things, in tabular numerals. */
export function Count({ value }: { value: number }) {
  const { language } = useLanguage()
  return <span className="num">{formatNumber(value, language)}</span>
}
