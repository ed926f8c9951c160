import type { Asking } from '@/api/query'
import { grainOf } from '@/components/period'

import { asked, typed } from './filter'
import type { Question } from './question'

const some = <T>(items: T[]): T[] | undefined => (items.length > 0 ? items : undefined)

/** askingOf is the question in the server's terms. */
export function askingOf(q: Question): Asking {
  const plain = q.filters.filter((f) => asked(f) !== undefined)
  const conditions = [
    ...q.filters.filter((f) => !plain.includes(f)).map(typed),
    ...(q.where.trim() ? [q.where.trim()] : []),
  ]
  return {
    metrics: q.metrics,
    by: some(q.by),
    grain: q.by.includes('day') && q.grain !== 'day' ? q.grain : undefined,
    from: q.from,
    to: q.to,
    filter: some(plain.map((f) => asked(f) ?? '')),
    where: conditions.length > 1 ? conditions.map((c) => `(${c})`).join(' and ') : conditions[0],
    having: q.having.trim() || undefined,
    formula: some(q.formulas.filter((f) => q.metrics.includes(f.name) || used(f.name, q)).map((f) => `${f.name}=${f.formula}`)),
    compare: q.compare === 'none' ? undefined : q.compare,
    order: q.order ? [q.order] : undefined,
    limit: q.top || undefined,
    rest: q.top > 0 && q.by.length > 0 ? true : undefined,
    currency: q.currency || undefined,
  }
}

/** used is true of a formula that another formula or the condition on metrics may name. */
function used(name: string, q: Question): boolean {
  const word = new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\b`)
  return word.test(q.having) || q.formulas.some((f) => f.name !== name && word.test(f.formula))
}

/** totalOf asks for the same without groups; with a condition on groups there is no such total. */
export function totalOf(q: Question): Asking | undefined {
  if (q.by.length === 0 || q.having.trim() !== '') return undefined
  return askingOf({ ...q, by: [], order: '', top: 0, grain: grainOf(q) })
}
