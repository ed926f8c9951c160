import type { Language } from '@/app/i18n'
import { formatMoney, formatMoneyShort, formatNumber, formatRatio } from '@/components/format'

/** The words of units that are written behind the number. */
export type UnitWords = (unit: 'seconds' | 'hours' | 'days', n: string) => string

/** Figures words numbers of any unit in the reader's language. */
export interface Figures {
  currency: string
  language: Language
  words: UnitWords
}

/** figure words a value; money is in minor units. Short is for axes. */
export function figure(value: number, unit: string, f: Figures, short = false): string {
  switch (unit) {
    case 'money':
      return (short ? formatMoneyShort : formatMoney)(Math.round(value), f.currency, f.language)
    case 'count':
      return formatNumber(value, f.language)
    case 'ratio':
      return formatRatio(value, f.language, short ? 0 : value !== 0 && Math.abs(value) < 0.01 ? 2 : 1)
    case 'seconds':
    case 'hours':
    case 'days':
      return short ? formatNumber(value, f.language, 1) : f.words(unit, formatNumber(value, f.language, 1))
    default:
      return formatNumber(value, f.language, 2)
  }
}

/** Change is how a value moved from the period before: shares by points, all else relatively. */
export interface Move {
  size: number
  points: boolean
}

/** moveOf is undefined where there was nothing before. */
export function moveOf(unit: string, now: number | null | undefined, before: number | null | undefined): Move | undefined {
  if (now === null || now === undefined || before === null || before === undefined) return undefined
  if (unit === 'ratio') return { size: now - before, points: true }
  return before === 0 ? undefined : { size: (now - before) / Math.abs(before), points: false }
}
