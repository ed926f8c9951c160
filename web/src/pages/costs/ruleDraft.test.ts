import { describe, expect, it } from 'vitest'

import type { Kind } from '@/api/desk'

import { draftOf, ruleOf } from './ruleDraft'

function kind(value: string, bases: string[]): Kind {
  return { name: 'k', zh: '', en: '', value, bases, component: '', meaning: '', meaning_en: '' }
}

const freight = kind('amount', ['parcel', 'unit'])
const fee = kind('amount+rate', ['order'])
const commission = kind('rate', ['revenue'])

describe('rule drafts', () => {
  it('come back as the rule they were opened from', () => {
    const rule = { id: 3, kind: 'freight', province: '新疆', amount: 1500, basis: 'parcel', min_weight: 0.5, note: '偏远' }
    const read = ruleOf(draftOf(rule, freight, 2), freight, 2)
    expect(read.wrong).toEqual([])
    expect(read.rule).toMatchObject(rule)
    expect(read.rule.rate).toBeUndefined()
  })

  it('read per cent as a fraction', () => {
    const draft = { ...draftOf({ kind: 'platform_commission' }, commission, 2), percent: '2.9%' }
    expect(ruleOf(draft, commission, 2)).toMatchObject({ wrong: [], rule: { rate: 0.029, amount: undefined } })
    expect(ruleOf({ ...draft, percent: '101' }, commission, 2).wrong).toEqual(['percent'])
  })

  it('need one of amount and rate where both are possible', () => {
    const draft = draftOf({ kind: 'payment_fee' }, fee, 2)
    expect(ruleOf(draft, fee, 2).wrong).toEqual(['amount', 'percent'])
    expect(ruleOf({ ...draft, amount: '0.30' }, fee, 2)).toMatchObject({ wrong: [], rule: { amount: 30, rate: undefined } })
  })

  it('are not saved with an impossible weight or period', () => {
    const draft = { ...draftOf({ kind: 'freight', amount: 350 }, freight, 2), minWeight: '2', maxWeight: '1', from: '2026-09-02', to: '2026-09-01' }
    expect(ruleOf(draft, freight, 2).wrong).toEqual(['weight', 'period'])
  })
})
