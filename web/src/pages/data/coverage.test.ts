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
    const row = rowOf({ '2026-02-27': 100, '2026-03-02': 90, '2026-03-03': 95 })
    expect(row?.levels).toEqual(['outside', 'usual', 'gap', 'gap', 'usual', 'usual'])
    expect(row?.gaps).toEqual([{ from: '2026-02-28', to: '2026-03-01', days: 2 }])
    expect(row).toMatchObject({ first: '2026-02-27', last: '2026-03-03', missing: 2 })
  })

  it('sees a gap at the end, where the newest file is missing', () => {
    const row = rowOf({ '2026-02-28': 3, '2026-03-01': 3, '2026-03-02': 3 })
    expect(row?.gaps).toEqual([{ from: '2026-03-03', to: '2026-03-03', days: 1 }])
  })

  it('does not take the empty days of a rare thing for a missing file', () => {
    const rare = { '2026-02-26': 1, '2026-02-28': 2, '2026-03-02': 1 }
    expect(rowOf(rare)?.levels).toEqual(['usual', 'quiet', 'high', 'quiet', 'usual', 'quiet'])
    const often = Object.fromEntries(daysBetween('2026-01-01', '2026-01-31').map((day, i) => [day, i % 2]))
    const long = daysBetween('2026-01-01', '2026-02-10')
    const row = coverageRows([{ shop: 's', table: 'refund', title: '', days: often }], long)[0]
    expect(row?.gaps).toEqual([{ from: '2026-01-31', to: '2026-02-10', days: 11 }])
  })

  it('marks days that hold far less or far more than usual', () => {
    const row = rowOf({ '2026-02-26': 100, '2026-02-27': 100, '2026-02-28': 100, '2026-03-01': 30, '2026-03-02': 400, '2026-03-03': 100 })
    expect(row?.levels).toEqual(['usual', 'usual', 'usual', 'low', 'high', 'usual'])
  })

  it('expects nothing where nothing ever was', () => {
    expect(rowOf({})).toMatchObject({ first: '', last: '', gaps: [], missing: 0 })
  })
})
