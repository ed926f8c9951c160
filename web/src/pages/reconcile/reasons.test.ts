import { describe, expect, it } from 'vitest'

import { sumReasons } from './reasons'

describe('sumReasons', () => {
  it('adds the shops, the unexplained first', () => {
    expect(
      sumReasons([
        { reason: 'agrees', shop: 'a', orders: 5, difference: 0 },
        { reason: 'rate_differs', shop: 'a', orders: 1, difference: -3 },
        { reason: 'rate_differs', shop: 'b', orders: 2, difference: -4 },
        { reason: 'something_new', shop: 'b', orders: 1, difference: 9 },
      ]),
    ).toEqual([
      { reason: 'unexplained', orders: 1, difference: 9 },
      { reason: 'rate_differs', orders: 3, difference: -7 },
      { reason: 'agrees', orders: 5, difference: 0 },
    ])
  })
})
