import { describe, expect, it } from 'vitest'

import { coverageRows, daysBetween, monthsOf } from './coverage'

const days = daysBetween('2026-02-26', '2026-03-03')

function rowOf(counts: Record<string, number>) {
  return coverageRows([{ shop: 's', table: 'order_line', title: '订单明细', days: counts }], days)[0]
}

describe('daysBetween', () => {
  it('crosses the end of a month', () => {
    expect(days).toEqual(['2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'])
    expect(monthsOf(days)).toEqual([{ name: '2026-02', span: 3 }, { name: '2026-03', span: 3 }])
  })
})

describe('coverageRows', () => {
  it('tells gaps from the time before the first file', () => {
    const row = rowOf({ '2026-02-27': 100, '2026-03-02': 90 })
    expect(row?.levels).toEqual(['outside', 'usual', 'gap', 'gap', 'usual', 'gap'])
    expect(row?.gaps).toEqual([
      { from: '2026-02-28', to: '2026-03-01', days: 2 },
      { from: '2026-03-03', to: '2026-03-03', days: 1 },
    ])
    expect(row).toMatchObject({ first: '2026-02-27', last: '2026-03-02', missing: 3 })
  })

  it('marks days that hold far less or far more than usual', () => {
    const row = rowOf({ '2026-02-26': 100, '2026-02-27': 100, '2026-02-28': 100, '2026-03-01': 30, '2026-03-02': 400, '2026-03-03': 100 })
    expect(row?.levels).toEqual(['usual', 'usual', 'usual', 'low', 'high', 'usual'])
  })

  it('expects nothing where nothing ever was', () => {
    expect(rowOf({})).toMatchObject({ first: '', last: '', gaps: [], missing: 0 })
  })
})
