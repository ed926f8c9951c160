import { describe, expect, it } from 'vitest'

import type { ReconcileTotal } from '@/api/desk'

import { sumReasons } from './reasons'

function total(reason: ReconcileTotal['reason'], orders: number, expected: number, difference: number): ReconcileTotal {
  return { reason, platform: 'douyin', shop: 'a', currency: 'CNY', orders, expected, settled: expected + difference, difference }
}

describe('sumReasons', () => {
  it('adds the shops, the unexplained first', () => {
    expect(
      sumReasons([total('agrees', 5, 500, 0), total('rate_differs', 1, 10, -3), total('unexplained', 1, 7, 9), total('rate_differs', 2, 20, -4)]),
    ).toEqual([
      { reason: 'unexplained', orders: 1, expected: 7, difference: 9 },
      { reason: 'rate_differs', orders: 3, expected: 30, difference: -7 },
      { reason: 'agrees', orders: 5, expected: 500, difference: 0 },
    ])
  })
})
