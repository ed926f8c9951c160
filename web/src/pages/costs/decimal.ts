/** Why a number that a person typed cannot be taken. */
export type Refusal = 'unreadable' | 'negative' | 'toofine' | 'toolarge'

export type Parsed = { ok: true; units: number } | { ok: false; why: Refusal }

const plain = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/
const fullWidth = /[０-９．，－＋]/g
const signs = /^(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|[¥￥$€£])|(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|元|円)$/i

/**
 * parseDecimal reads a decimal number exactly into 10^-digits units: "¥1,234.5" with 2 digits is
 * 123450. Nothing is rounded: more decimals than digits are refused unless they are zeros.
 */
export function parseDecimal(text: string, digits: number): Parsed {
  const bare = text
    .replace(fullWidth, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0]/g, '')
    .replace(signs, '')
    .replace(signs, '')
  const match = plain.exec(bare)
  const [, sign, whole = '', fraction = ''] = match ?? []
  if (!match || (whole === '' && fraction === '')) return { ok: false, why: 'unreadable' }
  const kept = fraction.slice(0, digits).padEnd(digits, '0')
  if (/[1-9]/.test(fraction.slice(digits))) return { ok: false, why: 'toofine' }
  const units = BigInt(whole.replaceAll(',', '') + kept)
  if (units > BigInt(Number.MAX_SAFE_INTEGER)) return { ok: false, why: 'toolarge' }
  if (sign === '-' && units > 0n) return { ok: false, why: 'negative' }
  return { ok: true, units: Number(units) }
}

/** formatDecimal words units of 10^-digits exactly, with at least least decimals: 12500000 of 6 is "12.50". */
export function formatDecimal(units: number, digits: number, least: number): string {
  const text = Math.abs(units)
    .toString()
    .padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = text.slice(text.length - digits).replace(/0+$/, '')
  const shown = fraction.padEnd(Math.min(least, digits), '0')
  return (units < 0 ? '-' : '') + whole + (shown ? `.${shown}` : '')
}

/** A unit cost is kept in millionths of the currency's own unit. */
export const priceDigits = 6

/** parsePrice reads a unit cost into millionths. */
export function parsePrice(text: string): Parsed {
  return parseDecimal(text, priceDigits)
}

/** formatPrice words a unit cost with all its decimals. */
export function formatPrice(millionths: number): string {
  return formatDecimal(millionths, priceDigits, 2)
}

/** parsePercent reads a percentage into a fraction without rounding: "2.9" and "2.9%" are 0.029. */
export function parsePercent(text: string): number | undefined {
  const parsed = parseDecimal(text.trim().replace(/[%％]$/, ''), 6)
  // The shortest decimal of the fraction is what the server stores.
  return parsed.ok ? Number(`${parsed.units}e-8`) : undefined
}

/** formatPercent words a fraction as a percentage without its sign: 0.029 is "2.9". */
export function formatPercent(fraction: number): string {
  return String(Number((fraction * 100).toFixed(6)))
}
