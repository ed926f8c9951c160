import type { Promotion } from '@/api/radar'
import { parseCells, parseDay } from '@/pages/costs/paste'

/** parsePromotions reads name, first day, last day and kind from a spreadsheet; a header row is left out, a missing last day is the first. */
export function parsePromotions(text: string): { promotions: Promotion[]; skipped: string[][] } {
  const promotions: Promotion[] = []
  const skipped: string[][] = []
  parseCells(text).forEach((row, i) => {
    const [name = '', first = '', last = '', kind = ''] = row
    const from = parseDay(first)
    const to = last === '' ? from : parseDay(last)
    if (name !== '' && from && to && from <= to) promotions.push({ name, from, to, kind: kindOf(kind) })
    else if (i > 0 || from) skipped.push(row)
  })
  return { promotions, skipped }
}

function kindOf(text: string): Promotion['kind'] {
  return /直播|live/i.test(text) ? 'live' : 'promotion'
}

/** withPromotions adds what is new; one of the same name and first day is replaced. */
export function withPromotions(known: Promotion[], added: Promotion[]): Promotion[] {
  const key = ({ name, from }: Promotion) => `${from} ${name}`
  const all = new Map([...known, ...added].map((promotion) => [key(promotion), promotion]))
  return [...all.values()].sort((a, b) => a.from.localeCompare(b.from))
}
