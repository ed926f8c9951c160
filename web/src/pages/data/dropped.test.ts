import { describe, expect, it } from 'vitest'

import { isExport } from './dropped'

describe('isExport', () => {
  it('leaves out hidden and lock files', () => {
    expect(isExport('九月/抖店订单.csv')).toBe(true)
    expect(isExport('九月/.DS_Store')).toBe(false)
    expect(isExport('九月/~$抖店订单.xlsx')).toBe(false)
  })
})
