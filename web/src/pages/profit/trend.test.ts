import { describe, expect, it } from 'vitest'

import type { Total } from '@/api/types'

import { boundOf } from './trend'

const total = (amount: number, reliable: boolean): Total => ({
  amount,
  actual: amount,
  estimated: 0,
  missing: reliable ? 0 : 1,
  reliable,
})

describe('boundOf', () => {
  it('goes through unreliable days, from the day before to the day after', () => {
    const days = [total(1, true), total(2, true), total(3, false), total(4, true), total(5, true)]
    expect(boundOf(days)).toEqual([null, 2, 3, 4, null])
  })

  it('is nothing where every day is reliable', () => {
    expect(boundOf([total(1, true), undefined])).toEqual([null, null])
  })
})
