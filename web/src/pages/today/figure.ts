import type { Language } from '@/app/i18n'
import { formatMoney, formatMoneyShort, formatNumber, formatRatio } from '@/components/format'

/** The words that some units carry behind the number. */
export type UnitWords = (unit: 'seconds' | 'hours' | 'days', n: string) => string

/**
 * formatFigure words a metric's value in its unit: money is in minor units, shares show enough
 * decimals to tell them from zero.
 */
export function formatFigure(value: number, unit: string, currency: string, language: Language, words: UnitWords, short = false): string {
  switch (unit) {
    case 'money':
      return (short ? formatMoneyShort : formatMoney)(Math.round(value), currency, language)
    case 'count':
      return formatNumber(value, language, Math.abs(value) < 10 ? 1 : 0)
    case 'ratio':
      return formatRatio(value, language, value !== 0 && Math.abs(value) < 0.01 ? 2 : 1)
    case 'seconds':
    case 'hours':
    case 'days':
      return words(unit, formatNumber(value, language, 1))
    default:
      return formatNumber(value, language, 2)
  }
}

/** formatSpan words a run of days without the year: 3-7 – 3-10. */
export function formatSpan(from: string, to: string, language: Language): string {
  const day = (text: string) =>
    new Date(`${text}T00:00:00Z`).toLocaleDateString(language, { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  return from === to ? day(from) : `${day(from)} – ${day(to)}`
}

/** formatDay words one day with its weekday: 3月10日 周二. */
export function formatDay(text: string, language: Language): string {
  return new Date(`${text}T00:00:00Z`).toLocaleDateString(language, {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  })
}

/** signed puts a plus before what rises. */
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text
}

/** moved is a day so many days from another. */
export function moved(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** formatChange words a relative change; one of many times is counted in times: +12.5%, ×104. */
export function formatChange(change: number, language: Language): string {
  if (change > 5) return `×${formatNumber(change + 1, language)}`
  return signed(formatRatio(change, language, Math.abs(change) < 0.1 ? 1 : 0), change)
}
