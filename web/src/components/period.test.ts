import { describe, expect, it } from 'vitest'

import { grainOf, presetOf, presetPeriod } from './period'

describe('presetPeriod', () => {
  it('counts days inclusively from the last day of data', () => {
    expect(presetPeriod('week', '2026-01-01', '2026-03-10')).toEqual({ from: '2026-03-04', to: '2026-03-10' })
    expect(presetPeriod('day', '2026-01-01', '2026-03-10')).toEqual({ from: '2026-03-10', to: '2026-03-10' })
  })

  it('knows how long last month was', () => {
    expect(presetPeriod('lastmonth', '2026-01-01', '2026-03-10')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })

  it('is found again', () => {
    expect(presetOf(presetPeriod('month', '2025-01-01', '2026-03-10'), '2025-01-01', '2026-03-10')).toBe('month')
    expect(presetOf({ from: '2026-03-02', to: '2026-03-09' }, '2025-01-01', '2026-03-10')).toBeUndefined()
  })
})

describe('grainOf', () => {
  it('takes longer steps over longer periods', () => {
    expect(grainOf({ from: '2026-01-01', to: '2026-01-31' })).toBe('day')
    expect(grainOf({ from: '2026-01-01', to: '2026-12-31' })).toBe('week')
    expect(grainOf({ from: '2020-01-01', to: '2026-12-31' })).toBe('month')
  })
})
