import type { MissingRate, Rate } from '@/api/desk'

/** A rate as it is being entered. */
export interface RateEntry {
  currency: string
  day: string
  text: string
}

/** isRate says whether a text is a rate: above 0, at most nine decimals. */
export function isRate(text: string): boolean {
  return /^\d{1,9}(\.\d{0,9})?$/.test(text.trim()) && Number(text) > 0
}

/** sameRate says whether two entries are about the same currency and day. */
export function sameRate(a: { currency: string; day: string }, b: { currency: string; day: string }): boolean {
  return a.currency === b.currency && a.day === b.day
}

/** setRate notes an entry in place of an earlier one for the same currency and day. */
export function setRate(pending: RateEntry[], entry: RateEntry): RateEntry[] {
  return [...pending.filter((other) => !sameRate(other, entry)), entry]
}

/** ratesToSave are the entries that can be saved; an empty one of a known rate forgets it. */
export function ratesToSave(pending: RateEntry[], known: Rate[]): { rates: Rate[]; unreadable: number } {
  const rates: Rate[] = []
  let unreadable = 0
  for (const { currency, day, text } of pending) {
    const before = known.find((rate) => sameRate(rate, { currency, day }))
    if (text.trim() === (before?.rate ?? '')) continue
    if (!/^[A-Z]{3}$/.test(currency) || day === '' || (text.trim() !== '' && !isRate(text))) unreadable++
    else rates.push({ currency, day, rate: text.trim() })
  }
  return { rates, unreadable }
}

/** emptyRows are the entries that the missing rates ask for: a rate from the first day of each run. */
export function emptyRows(missing: MissingRate[]): RateEntry[] {
  return missing.filter((run) => !run.unknown).map((run) => ({ currency: run.currency, day: run.from, text: '' }))
}

/** parseRates reads rows copied from a spreadsheet: a day, a currency and a rate in any order. */
export function parseRates(text: string): { entries: RateEntry[]; skipped: number } {
  const entries: RateEntry[] = []
  let skipped = 0
  for (const line of text.split(/\r?\n/)) {
    const cells = line.split(/[\t,;]/).map((cell) => cell.trim())
    if (cells.join('') === '') continue
    const day = cells.map(dayOf).find((found) => found !== '')
    const currency = cells.find((cell) => /^[A-Za-z]{3}$/.test(cell))?.toUpperCase()
    const rate = cells.find(isRate)
    if (day === undefined || currency === undefined || rate === undefined) skipped++
    else entries.push({ currency, day, text: rate })
  }
  return { entries, skipped }
}

function dayOf(cell: string): string {
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell)
  return parts ? [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-') : ''
}
