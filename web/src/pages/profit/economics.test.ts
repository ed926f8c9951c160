import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { Levers, Unit } from '@/api/types'

import { breakEvenPrice, breakEvenROI, levers, netROI, reach, whatIf } from './economics'

// One unit at 100.00 less 5.00, refunds 10.00 of it; cost 40.00, of which 4.00 came back.
const unit: Unit = {
  list_price: 10000,
  seller_discount: -500,
  other_discount: 0,
  refunds: -1000,
  other_income: 100,
  net_revenue: 8600,
  cost_of_goods: -4000,
  returned_cost: 400,
  cm1: 5000,
  commission: -430,
  sales_tax: -86,
  freight: -600,
  handling: -150,
  other_fees: -34,
  cm2: 3700,
  ads: -1500,
  live_and_content: -200,
  cm3: 2000,
}

describe('levers', () => {
  it('are read off the unit', () => {
    expect(levers(unit)).toEqual({ price: 9500, unit_cost: 4000, commission_rate: 0.05, freight: 600, ads: 1500 })
  })

  it('left where they stand give back the same unit', () => {
    const same = whatIf(unit, levers(unit))
    for (const key of Object.keys(unit) as (keyof Unit)[]) expect(same[key], key).toBeCloseTo(unit[key], 9)
  })

  it('reach twice as far as they stand, and somewhere from nothing', () => {
    const from = levers(unit)
    expect(reach('price', from)).toBe(19000)
    expect(reach('commission_rate', from)).toBe(0.3)
    expect(reach('ads', { ...from, ads: 0 })).toBe(4750)
  })
})

describe('whatIf', () => {
  it('moves discounts, refunds, commission and tax with the price', () => {
    const half = whatIf(unit, { ...levers(unit), price: 4750 })
    expect(half.list_price).toBe(5000)
    expect(half.refunds).toBe(-500)
    expect(half.net_revenue).toBe(4350)
    expect(half.commission).toBeCloseTo(-217.5, 9)
    expect(half.sales_tax).toBeCloseTo(-43.5, 9)
    expect(half.freight).toBe(-600)
    expect(half.cm3).toBeCloseTo(4350 - 4000 + 400 - 217.5 - 43.5 - 600 - 150 - 34 - 1500 - 200, 9)
  })

  it('moves returned goods with the cost', () => {
    const cheap = whatIf(unit, { ...levers(unit), unit_cost: 2000 })
    expect(cheap.returned_cost).toBe(200)
    expect(cheap.cm1).toBe(6800)
  })

  it('works from nothing', () => {
    const empty = Object.fromEntries(Object.keys(unit).map((key) => [key, 0])) as unknown as Unit
    const priced = whatIf(empty, { price: 100, unit_cost: 40, commission_rate: 0.1, freight: 5, ads: 0 })
    expect(priced.net_revenue).toBe(100)
    expect(priced.cm3).toBe(45)
  })
})

// The server answers the same cases; its test writes the file.
interface Case {
  name: string
  unit: Unit
  from: Levers
  to: Levers
  then: Unit
  break_even_roi: number | null
  net_roi: number | null
}
const file = join(import.meta.dirname, '../../../../internal/analysts/profit/testdata/whatif.json')
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[]

describe('the same as the server', () => {
  const close = (got: object, want: object) => {
    expect(Object.keys(got).sort()).toEqual(Object.keys(want).sort())
    for (const [key, value] of Object.entries(want)) {
      expect((got as Record<string, number>)[key], key).toBeCloseTo(value as number, 6)
    }
  }
  it.each(cases)('$name', ({ unit, from, to, then, break_even_roi, net_roi }) => {
    close(levers(unit), from)
    const got = whatIf(unit, to)
    close(got, then)
    for (const [ratio, want] of [
      [breakEvenROI(got), break_even_roi],
      [netROI(got), net_roi],
    ]) {
      if (want === null || want === undefined) expect(ratio).toBeUndefined()
      else expect(ratio).toBeCloseTo(want, 9)
    }
  })
})

describe('return on ads', () => {
  it('breaks even at 1 / CM2 rate', () => {
    expect(breakEvenROI(unit)).toBeCloseTo(8600 / 3700, 12)
    expect(netROI(unit)).toBeCloseTo(8600 / 1500, 12)
    const atBreakEven = whatIf(unit, { ...levers(unit), ads: unit.net_revenue / breakEvenROI(unit)! })
    expect(atBreakEven.cm3).toBeCloseTo(unit.live_and_content, 9)
  })

  it('has no break-even where nothing is left for ads', () => {
    expect(breakEvenROI({ ...unit, cm2: 0 })).toBeUndefined()
    expect(netROI({ ...unit, ads: 0 })).toBeUndefined()
  })
})

describe('breakEvenPrice', () => {
  it('is the price at which one unit earns nothing', () => {
    for (const at of [levers(unit), { price: 8000, unit_cost: 5000, commission_rate: 0.2, freight: 700, ads: 3000 }]) {
      const price = breakEvenPrice(unit, at)!
      expect(price).toBeGreaterThan(0)
      expect(whatIf(unit, { ...at, price }).cm3).toBeCloseTo(0, 6)
    }
  })

  it('does not exist where commission eats the whole price', () => {
    expect(breakEvenPrice(unit, { ...levers(unit), commission_rate: 1 })).toBeUndefined()
  })
})
