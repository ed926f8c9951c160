import { describe, expect, it } from 'vitest'

import { asItIs, beforeAds, breakEvenPrice, breakEvenROI, profitOf, roi, unitEconomics, whatIf } from './economics'

const amount = (n: number) => ({ amount: n })

// Ten units at 100.00: 5.00 discount, cost 40.00, commission 5.00, freight 6.00, ads 30.00 each.
const unit = unitEconomics(
  {
    list_sales: amount(100000),
    seller_discount: amount(-5000),
    cost_of_goods: amount(-40000),
    platform_commission: amount(-4000),
    payment_fee: amount(-1000),
    outbound_freight: amount(-6000),
    ads: amount(-30000),
  },
  10,
)!

describe('unitEconomics', () => {
  it('adds up what one unit earns and costs', () => {
    expect(unit).toEqual({ revenue: 9500, cost: -4000, commission: -500, fulfilment: -600, ads: -3000, overhead: 0 })
    expect(beforeAds(unit)).toBe(4400)
    expect(profitOf(unit)).toBe(1400)
  })

  it('has nothing to say where nothing was sold', () => {
    expect(unitEconomics({}, 0)).toBeUndefined()
  })
})

describe('return on ads', () => {
  it('breaks even at 1 / CM2 rate', () => {
    expect(breakEvenROI(unit)).toBeCloseTo(9500 / 4400, 12)
    expect(roi(unit)).toBeCloseTo(9500 / 3000, 12)
  })

  it('never breaks even when nothing is left for ads', () => {
    expect(breakEvenROI({ ...unit, cost: -9000 })).toBeUndefined()
    expect(roi({ ...unit, ads: 0 })).toBeUndefined()
  })

  it('at the break-even ROI the profit is nothing', () => {
    const atBreakEven = { ...unit, ads: -unit.revenue / breakEvenROI(unit)! }
    expect(profitOf(atBreakEven)).toBeCloseTo(0, 9)
  })
})

describe('whatIf', () => {
  it('changes nothing when nothing is assumed', () => {
    expect(whatIf(unit, asItIs)).toEqual(unit)
  })

  it('moves the commission with the price', () => {
    const dearer = whatIf(unit, { ...asItIs, price: 0.1 })
    expect(dearer.revenue).toBeCloseTo(10450, 9)
    expect(dearer.commission).toBeCloseTo(-550, 9)
    expect(dearer.cost).toBe(-4000)
  })

  it('keeps the parts apart', () => {
    const other = whatIf(unit, { price: 0, cost: -0.5, commission: 0.2, fulfilment: 1, ads: -1 })
    expect(other).toEqual({ revenue: 9500, cost: -2000, commission: -600, fulfilment: -1200, ads: -0, overhead: 0 })
  })
})

describe('breakEvenPrice', () => {
  it('is the price at which one unit earns nothing', () => {
    for (const assume of [asItIs, { price: 0.2, cost: 0.1, commission: -0.3, fulfilment: 0.4, ads: 0.5 }]) {
      const price = breakEvenPrice(unit, assume)!
      expect(profitOf(whatIf(unit, { ...assume, price }))).toBeCloseTo(0, 9)
    }
  })

  it('does not exist where commission eats the whole price', () => {
    expect(breakEvenPrice({ ...unit, commission: -9500 }, asItIs)).toBeUndefined()
  })
})
