import { describe, expect, it } from 'vitest'

import { formatDecimal, formatPercent, formatPrice, parseDecimal, parsePercent, parsePrice } from './decimal'

describe('parsePrice', () => {
  it('is exact to the millionth', () => {
    expect(parsePrice('0.1')).toEqual({ ok: true, units: 100_000 })
    expect(parsePrice('12.345678')).toEqual({ ok: true, units: 12_345_678 })
    expect(parsePrice('9007199254.740991')).toEqual({ ok: true, units: Number.MAX_SAFE_INTEGER })
    expect(parsePrice('4.35')).toEqual({ ok: true, units: 4_350_000 }) // 4.35 × 1e6 in binary is 4349999.999…
  })

  it('reads what spreadsheets write', () => {
    for (const text of ['¥1,234.50', '1,234.50', ' 1234.5 ', '１２３４．５', '1234.50元', 'CNY 1,234.500000000', '+1234.5']) {
      expect(parsePrice(text), text).toEqual({ ok: true, units: 1_234_500_000 })
    }
    expect(parsePrice('.5')).toEqual({ ok: true, units: 500_000 })
    expect(parsePrice('0')).toEqual({ ok: true, units: 0 })
    expect(parsePrice('-0.00')).toEqual({ ok: true, units: 0 })
  })

  it('refuses what it would have to guess or round', () => {
    for (const text of ['', '-', '.', 'abc', '12,5', '1,23,456', '1.2.3', '1e3', '1.2万', '12-15', '#N/A']) {
      expect(parsePrice(text), text).toEqual({ ok: false, why: 'unreadable' })
    }
    expect(parsePrice('-1')).toEqual({ ok: false, why: 'negative' })
    expect(parsePrice('0.1234567')).toEqual({ ok: false, why: 'toofine' })
    expect(parsePrice('9007199254.740992')).toEqual({ ok: false, why: 'toolarge' })
  })
})

describe('amounts', () => {
  it('have the decimals of their currency', () => {
    expect(parseDecimal('3.5', 2)).toEqual({ ok: true, units: 350 })
    expect(parseDecimal('350', 0)).toEqual({ ok: true, units: 350 })
    expect(parseDecimal('3.5', 0)).toEqual({ ok: false, why: 'toofine' })
  })

  it('come back as they were typed', () => {
    expect(formatPrice(12_345_678)).toBe('12.345678')
    expect(formatPrice(12_500_000)).toBe('12.50')
    expect(formatPrice(0)).toBe('0.00')
    expect(formatDecimal(350, 0, 2)).toBe('350')
    expect(formatDecimal(-5, 2, 2)).toBe('-0.05')
  })
})

describe('percentages', () => {
  it('become the shortest fraction', () => {
    expect(parsePercent('2.9')).toBe(0.029)
    expect(parsePercent('0.6%')).toBe(0.006)
    expect(parsePercent('5％')).toBe(0.05)
    expect(parsePercent('x')).toBeUndefined()
  })

  it('come back as they were typed', () => {
    expect(formatPercent(0.029)).toBe('2.9')
    expect(formatPercent(0.07)).toBe('7')
  })
})
