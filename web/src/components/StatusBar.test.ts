import { describe, expect, it } from 'vitest'

import { sharesOf } from './StatusBar'

describe('sharesOf', () => {
  it('divides a known amount between actual and estimated', () => {
    expect(sharesOf({ actual: -30, estimated: -10, missing: 0 }, 1000)).toEqual({ actual: 0.75, estimated: 0.25, missing: 0 })
  })

  it('counts what is missing in list sales', () => {
    const shares = sharesOf({ actual: -30, estimated: 0, missing: 250 }, 1000)
    expect(shares.missing).toBe(0.25)
    expect(shares.actual).toBe(0.75)
  })

  it('is all missing where nothing is known', () => {
    expect(sharesOf({ actual: 0, estimated: 0, missing: 1000 }, 1000)).toEqual({ actual: 0, estimated: 0, missing: 1 })
    expect(sharesOf({ actual: 0, estimated: 0, missing: 5 }, 0).missing).toBe(1)
  })
})
