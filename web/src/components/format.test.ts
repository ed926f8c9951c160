import { describe, expect, it } from 'vitest'

import { change, formatMoney, formatMoneyShort, formatRatio, minorDigits, share } from './format'

describe('money', () => {
  it('has the decimals of its currency', () => {
    expect(minorDigits('CNY')).toBe(2)
    expect(minorDigits('JPY')).toBe(0)
    expect(minorDigits('KWD')).toBe(3)
  })

  it('is worded to the cent', () => {
    expect(formatMoney(123456789, 'CNY', 'zh-CN')).toBe('¥1,234,567.89')
    expect(formatMoney(-5, 'CNY', 'zh-CN')).toBe('-¥0.05')
    expect(formatMoney(1234, 'JPY', 'en')).toBe('¥1,234')
  })

  it('has no negative zero', () => {
    expect(formatMoney(-0, 'CNY', 'zh-CN')).toBe('¥0.00')
  })

  it('is short in headlines', () => {
    expect(formatMoneyShort(123456789, 'CNY', 'zh-CN')).toBe('¥123.5万')
    expect(formatMoneyShort(123456789, 'CNY', 'en')).toBe('¥1.2M')
    expect(formatMoneyShort(1234, 'CNY', 'en')).toBe('¥12.34')
    expect(formatMoneyShort(-332885, 'CNY', 'zh-CN')).toBe('-¥3,329')
    expect(formatMoneyShort(332885, 'CNY', 'en')).toBe('¥3.3K')
    expect(formatMoneyShort(50, 'JPY', 'en')).toBe('¥50')
  })
})

describe('ratios', () => {
  it('are undefined where there is nothing to divide by', () => {
    expect(share(1, 0)).toBeUndefined()
    expect(change(1, 0)).toBeUndefined()
  })

  it('grow upwards from a loss', () => {
    expect(change(-50, -100)).toBe(0.5)
    expect(change(-150, -100)).toBe(-0.5)
  })

  it('are worded as per cent', () => {
    expect(formatRatio(-0.1234, 'zh-CN')).toBe('-12.3%')
  })
})
