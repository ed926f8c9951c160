import { describe, expect, it } from 'vitest'

import { isExport, sameFile, uploadNames, type Picked } from './dropped'

const picked = (path: string): Picked => ({ file: new File([], path), path })

describe('isExport', () => {
  it('leaves out hidden and lock files', () => {
    expect(isExport('九月/抖店订单.csv')).toBe(true)
    expect(isExport('九月/.DS_Store')).toBe(false)
    expect(isExport('九月/~$抖店订单.xlsx')).toBe(false)
  })
})

describe('uploadNames', () => {
  it('tells files of the same name apart', () => {
    expect(uploadNames([picked('一店/订单.csv'), picked('二店/订单.csv'), picked('一店/退款.csv')])).toEqual([
      '一店-订单.csv',
      '二店-订单.csv',
      '一店/退款.csv',
    ])
  })
})

describe('sameFile', () => {
  it('knows a file by its last part', () => {
    expect(sameFile('退款.csv', '一店/退款.csv')).toBe(true)
    expect(sameFile('一店/退款.csv', '一店/退款.csv')).toBe(true)
    expect(sameFile('款.csv', '一店/退款.csv')).toBe(false)
  })
})
