import { describe, expect, it } from 'vitest'

import { emptyRows, isRate, parseRates, ratesToSave, setRate } from './rates'

describe('rates', () => {
  it('are above 0 with at most nine decimals', () => {
    expect(['7.1', '0.000281901', '7', '7.'].every(isRate)).toBe(true)
    expect(['', '0', '-7', '1e3', '7.1234567891', '７'].some(isRate)).toBe(false)
  })

  it('are read from rows in any order of columns', () => {
    expect(parseRates('2026/9/1\tUSD\t7.1\n日期\t币种\t汇率\n\nEUR;8.2;2026-09-02\n')).toEqual({
      entries: [
        { currency: 'USD', day: '2026-09-01', text: '7.1' },
        { currency: 'EUR', day: '2026-09-02', text: '8.2' },
      ],
      skipped: 1,
    })
  })

  it('are saved where they differ from what is known', () => {
    const known = [{ currency: 'USD', day: '2026-09-01', rate: '7.1' }]
    const pending = setRate(setRate([], { currency: 'USD', day: '2026-09-01', text: '9' }), { currency: 'USD', day: '2026-09-01', text: '' })
    expect(ratesToSave([...pending, { currency: 'EUR', day: '2026-09-01', text: '' }, { currency: 'EU', day: '2026-09-01', text: '8' }], known)).toEqual({
      rates: [{ currency: 'USD', day: '2026-09-01', rate: '' }],
      unreadable: 1,
    })
    expect(ratesToSave([{ currency: 'USD', day: '2026-09-01', text: '7.1' }], known).rates).toEqual([])
  })

  it('are asked for from the first day that lacks one', () => {
    const run = { from: '2026-09-01', to: '2026-09-30', days: 3, lines: 4, list_sales: 5 }
    expect(emptyRows([{ ...run, currency: 'USD' }, { ...run, currency: 'XXX', unknown: true }])).toEqual([{ currency: 'USD', day: '2026-09-01', text: '' }])
  })
})
