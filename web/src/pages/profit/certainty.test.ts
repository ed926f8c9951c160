import { describe, expect, it } from 'vitest'

import { certaintyOf } from './certainty'

describe('certaintyOf', () => {
  const { all, doubts } = certaintyOf({
    components: {
      list_sales: { amount: 1000, actual: 1000, estimated: 0, missing: 0 },
      cost_of_goods: { amount: -300, actual: -300, estimated: 0, missing: 200 },
      packing: { amount: -10, actual: 0, estimated: -10, missing: 0 },
      outbound_freight: { amount: -60, actual: -20, estimated: -40, missing: 0 },
    },
  })

  it('weighs by amount', () => {
    expect(all).toEqual({ amount: 1370, actual: 1320, estimated: 50, missing: 200 })
  })

  it('names what is missing first, then the largest estimates', () => {
    expect(doubts.map((d) => d.name)).toEqual(['cost_of_goods', 'outbound_freight', 'packing'])
  })
})
