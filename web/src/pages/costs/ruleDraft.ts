import type { Kind, Rule } from '@/api/desk'

import { formatDecimal, formatPercent, parseDecimal, parsePercent } from './decimal'

/** The texts that a rule may be narrowed by. */
export const scopeFields = ['sku', 'category', 'province', 'carrier', 'account', 'influencer', 'session'] as const
export type ScopeField = (typeof scopeFields)[number]

/** The scopes that rules of a kind are most often narrowed by; the others are possible too. */
const usual: Record<string, ScopeField[]> = {
  freight: ['province', 'carrier'],
  return_freight: ['province', 'carrier'],
  platform_commission: ['category'],
  payment_fee: [],
  influencer_commission: ['influencer', 'category', 'sku'],
  live_cost: ['account', 'influencer', 'session'],
  content_cost: ['account'],
  overhead: [],
  service: [],
  sales_tax: ['category'],
}

/** usualScopes are the fields of the form that a rule of the kind shows at once. */
export function usualScopes(kind: string): ScopeField[] {
  return usual[kind] ?? ['sku', 'category']
}

/** usesWeight tells kinds whose amount may depend on a parcel's weight. */
export function usesWeight(kind: string): boolean {
  return kind === 'freight' || kind === 'return_freight'
}

/** A rule as it is being written: what is a number is still a text. */
export interface RuleDraft extends Record<ScopeField, string> {
  id: number | undefined
  kind: string
  platform: string
  shop: string
  minWeight: string
  maxWeight: string
  amount: string
  percent: string
  basis: string
  currency: string
  from: string
  to: string
  note: string
}

/** draftOf opens a rule for editing; digits are the decimals of its currency. */
export function draftOf(rule: Partial<Rule> & { kind: string }, kind: Kind | undefined, digits: number): RuleDraft {
  const scopes = Object.fromEntries(scopeFields.map((field) => [field, rule[field] ?? ''])) as Record<ScopeField, string>
  return {
    ...scopes,
    id: rule.id,
    kind: rule.kind,
    platform: rule.platform ?? '',
    shop: rule.shop ?? '',
    minWeight: rule.min_weight ? String(rule.min_weight) : '',
    maxWeight: rule.max_weight ? String(rule.max_weight) : '',
    amount: rule.id === undefined && !rule.amount ? '' : formatDecimal(rule.amount ?? 0, digits, digits),
    percent: rule.id === undefined && !rule.rate ? '' : formatPercent(rule.rate ?? 0),
    basis: rule.basis ?? kind?.bases?.[0] ?? '',
    currency: rule.currency ?? '',
    from: rule.from ?? '',
    to: rule.to ?? '',
    note: rule.note ?? '',
  }
}

export type DraftField = 'amount' | 'percent' | 'weight' | 'period'

export const hasAmount = (kind: Kind | undefined) => kind?.value.startsWith('amount') ?? false
export const hasRate = (kind: Kind | undefined) => kind?.value.endsWith('rate') ?? false

/** ruleOf reads a draft into a rule, or says which fields cannot be as they are. */
export function ruleOf(draft: RuleDraft, kind: Kind | undefined, digits: number): { rule: Rule; wrong: DraftField[] } {
  const wrong: DraftField[] = []
  const optional = kind?.value === 'amount+rate'
  let amount: number | undefined
  let rate: number | undefined
  if (hasAmount(kind) && !(optional && draft.amount.trim() === '')) {
    const parsed = parseDecimal(draft.amount, digits)
    if (parsed.ok) amount = parsed.units
    else wrong.push('amount')
  }
  if (hasRate(kind) && !(optional && draft.percent.trim() === '')) {
    rate = parsePercent(draft.percent)
    if (rate === undefined || rate > 1) wrong.push('percent')
  }
  if (optional && amount === undefined && rate === undefined && wrong.length === 0) wrong.push('amount', 'percent')
  const minWeight = weight(draft.minWeight)
  const maxWeight = weight(draft.maxWeight)
  if (minWeight === undefined || maxWeight === undefined || (maxWeight > 0 && maxWeight <= minWeight)) wrong.push('weight')
  if (draft.from !== '' && draft.to !== '' && draft.to < draft.from) wrong.push('period')
  const scopes = Object.fromEntries(scopeFields.map((field) => [field, text(draft[field])]))
  return {
    wrong,
    rule: {
      ...scopes,
      id: draft.id,
      kind: draft.kind,
      platform: text(draft.platform),
      shop: text(draft.shop),
      min_weight: minWeight ? minWeight : undefined,
      max_weight: maxWeight ? maxWeight : undefined,
      amount,
      rate,
      basis: text(draft.basis),
      currency: amount === undefined ? undefined : text(draft.currency),
      from: text(draft.from),
      to: text(draft.to),
      note: text(draft.note),
    },
  }
}

function text(value: string): string | undefined {
  return value.trim() === '' ? undefined : value.trim()
}

/** weight reads kilograms; 0 is open, undefined is unreadable. */
function weight(value: string): number | undefined {
  if (value.trim() === '') return 0
  const parsed = parseDecimal(value, 6)
  return parsed.ok ? Number(`${parsed.units}e-6`) : undefined
}
