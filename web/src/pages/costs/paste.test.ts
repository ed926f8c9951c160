import { describe, expect, it } from 'vitest'

import { parseCells, parseDay, parsePaste } from './paste'

describe('parseCells', () => {
  it('reads tabs and line ends of every system', () => {
    expect(parseCells('a\t1\r\nb\t2\nc\t3')).toEqual([['a', '1'], ['b', '2'], ['c', '3']])
    expect(parseCells('a\t1\n\n')).toEqual([['a', '1']])
  })

  it('reads quoted cells', () => {
    expect(parseCells('"a\nb"\t"say ""hi"""\nc\t2')).toEqual([['a\nb', 'say "hi"'], ['c', '2']])
    expect(parseCells('5" pipe\t2')).toEqual([['5" pipe', '2']])
    expect(parseCells('"open\t2')).toEqual([['"open', '2']])
  })
})

describe('parseDay', () => {
  it('reads dates that begin with the year', () => {
    for (const text of ['2026-09-01', '2026/9/1', '2026.9.1', '20260901', '2026年9月1日', '2026-09-01 00:00:00']) {
      expect(parseDay(text), text).toBe('2026-09-01')
    }
  })

  it('does not guess', () => {
    for (const text of ['09/01/2026', '9-1', '2026-02-30', '2026-13-01', 'x']) expect(parseDay(text), text).toBeUndefined()
  })
})

describe('parsePaste', () => {
  it('reads SKU and cost, and leaves the header out', () => {
    expect(parsePaste('商家编码\t成本价\nA-1\t12.50\nB-2\t¥1,003\n')).toEqual({
      kind: 'table',
      rows: [
        { sku: 'A-1', cost: '12.50', from: '' },
        { sku: 'B-2', cost: '¥1,003', from: '' },
      ],
      skipped: [],
    })
  })

  it('reads the day a cost holds from', () => {
    expect(parsePaste('A-1\t12\t2026/9/1')).toEqual({
      kind: 'table',
      rows: [{ sku: 'A-1', cost: '12', from: '2026-09-01' }],
      skipped: [],
    })
  })

  it('says which rows it cannot read', () => {
    const pasted = parsePaste('A-1\t12\nB-2\tn/a\nC-3\t5\t01/09/2026\n\t7')
    expect(pasted).toMatchObject({
      rows: [{ sku: 'A-1' }],
      skipped: [['B-2', 'n/a'], ['C-3', '5', '01/09/2026'], ['', '7']],
    })
  })

  it('reads a column of costs', () => {
    expect(parsePaste('12\n13.5\n')).toEqual({ kind: 'column', costs: ['12', '13.5'] })
    expect(parsePaste('成本\n12\n13.5')).toEqual({ kind: 'column', costs: ['12', '13.5'] })
  })
})
