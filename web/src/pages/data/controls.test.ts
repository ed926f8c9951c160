import { describe, expect, it } from 'vitest'

import { controlSums, decimalDifference } from './controls'

describe('decimalDifference', () => {
  it('is exact', () => {
    expect(decimalDifference('0.3', '0.1')).toBe('0.2')
    expect(decimalDifference('1234567890123456.78', '1234567890123456.77')).toBe('0.01')
    expect(decimalDifference('10', '10.00')).toBe('0')
    expect(decimalDifference('-1.5', '2')).toBe('-3.5')
    expect(decimalDifference('120', '20')).toBe('100')
  })

  it('does not compare what is no number', () => {
    expect(decimalDifference('', '1')).toBeUndefined()
    expect(decimalDifference('1', '合计')).toBeUndefined()
  })
})

describe('controlSums', () => {
  it('puts differences first', () => {
    const sums = controlSums({
      应付: { file: '', imported: '9' },
      实付: { file: '1', imported: '1' },
      运费: { file: '2', imported: '3' },
    })
    expect(sums.map((sum) => [sum.name, sum.difference, sum.state])).toEqual([
      ['运费', '1', 'differs'],
      ['实付', '0', 'agrees'],
      ['应付', undefined, 'unstated'],
    ])
    expect(controlSums(null)).toEqual([])
  })
})
