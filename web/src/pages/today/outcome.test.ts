import { describe, expect, it } from 'vitest'

import type { Today } from '@/api/radar'

import { outcomeOf } from './outcome'

type Part = Parameters<typeof outcomeOf>[0]

function day(profit: number, net: number, reliable = true): Today['statement'] {
  const total = (amount: number) => ({ amount, actual: amount, estimated: 0, missing: reliable ? 0 : 500, reliable })
  return { lines: 3, subtotals: { net_revenue: { ...total(net), reliable: true }, operating_profit: total(profit) } } as unknown as Today['statement']
}

function of(part: Partial<Part>): Part {
  return {
    statement: day(100_00, 900_00),
    week_before: day(80_00, 1000_00),
    known_part: undefined,
    predicted_returns: { status: 'settled', expected: 0, cm2: { expected: 0, lower: 0, upper: 0 } } as Today['predicted_returns'],
    ...part,
  }
}

describe('outcomeOf', () => {
  it('compares with the same weekday', () => {
    const outcome = outcomeOf(of({}))
    expect(outcome).toMatchObject({ net: 900_00, profit: 100_00, whole: true, band: undefined })
    expect(outcome.netChange).toBeCloseTo(-0.1)
    expect(outcome.profitChange).toBeCloseTo(0.25)
  })

  it('puts the refunds to come around the profit', () => {
    const predicted = { status: 'predicted', expected: 20_00, cm2: { expected: -9_00, lower: -15_00, upper: -4_00 } } as Today['predicted_returns']
    expect(outcomeOf(of({ predicted_returns: predicted })).band).toEqual({ lower: 85_00, upper: 96_00 })
  })

  it('never calls a profit with a missing cost a profit', () => {
    const known = { skus: 7, missing_skus: 1, missing_cost: 1, subtotals: { operating_profit: 30_00 } }
    const outcome = outcomeOf(of({ statement: day(100_00, 900_00, false), known_part: known }))
    expect(outcome).toMatchObject({ profit: 30_00, whole: false, profitChange: undefined, band: undefined })
    expect(outcomeOf(of({ statement: day(100_00, 900_00, false), known_part: { ...known, skus: 0 } })).profit).toBeUndefined()
  })
})
