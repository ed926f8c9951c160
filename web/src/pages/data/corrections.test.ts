import { describe, expect, it } from 'vitest'

import type { Quarantined } from '@/api/desk'

import { badCells, corrected, sameCells, setCell } from './corrections'

function row(number: number, value: string): Quarantined {
  return {
    import_seq: 1,
    file_name: 'a.csv',
    format: 'f',
    row: number,
    status: 'open',
    cells: [{ column: '金额', value, reason: 'money_unreadable', text: '' }],
    raw: {},
  }
}

describe('corrections', () => {
  it('are kept by row and header, and taken back by clearing', () => {
    const one = setCell(setCell({}, 3, '金额', '5'), 3, '时间', '2026-09-01')
    expect(corrected(one)).toEqual([{ row: 3, cells: { 金额: '5', 时间: '2026-09-01' } }])
    expect(setCell(setCell(one, 3, '金额', ''), 3, '时间', '')).toEqual({})
  })

  it('are made once in a cell that is wrong twice', () => {
    const twice = row(7, '1.7E+17')
    twice.cells?.push({ column: '金额', value: '', reason: 'key_missing', text: '缺少编号' })
    expect(badCells(twice)).toEqual([{ column: '金额', value: '1.7E+17', reason: 'money_unreadable', text: 'money_unreadable; 缺少编号' }])
  })

  it('can be made in every row that is wrong in the same way', () => {
    const rows = [row(2, 'N/A'), row(5, 'x'), row(9, 'N/A')]
    expect(sameCells(rows, row(2, 'N/A'), row(2, 'N/A').cells?.[0] ?? { column: '', value: '', reason: '', text: '' })).toEqual([2, 9])
  })
})
