import type { Language } from '@/app/i18n'

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new Intl.NumberFormat(language, options)))
  return format
}

// Below it a short amount is written out, above it in 万 or K.
const wholeBelow: Record<Language, number> = { 'zh-CN': 10_000, en: 1000 }

/** minorDigits is how many decimals a currency has: 2 for CNY, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** major turns minor units into a number of the currency's own unit. */
export function major(minor: number, currency: string): number {
  return minor / 10 ** minorDigits(currency)
}

/** formatMoney words minor units with every digit, for tables and orders. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  return numberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    major(minor, currency) + 0, // never "-0.00"
  )
}

/** formatMoneyShort words minor units for headlines and axes: ¥12.3万, ¥3,329, ¥123.4K. */
export function formatMoneyShort(minor: number, currency: string, language: Language): string {
  const size = Math.abs(major(minor, currency))
  return numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: size < 100 ? minorDigits(currency) : size < wholeBelow[language] ? 0 : 1,
    useGrouping: 'always',
  }).format(major(minor, currency) + 0)
}

/** formatRatio words a share: 0.1234 is 12.3%. */
export function formatRatio(ratio: number, language: Language, digits = 1): string {
  return numberFormat(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(ratio + 0)
}

/** formatNumber words a plain number with at most digits decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return numberFormat(language, { maximumFractionDigits: digits }).format(value + 0)
}

/** share is part of whole, or undefined where the whole is nothing. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}

/** change is the relative difference to before, undefined where there was nothing before. */
export function change(now: number, before: number): number | undefined {
  return before === 0 ? undefined : (now - before) / Math.abs(before)
}
