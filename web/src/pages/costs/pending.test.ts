import { describe, expect, it } from 'vitest'

import { addPasted, costOn, editsOf, isNew, moveCost, setCost, type PendingCost } from './pending'

const a: PendingCost = { sku: 'A', from: '', text: '12' }

describe('pending costs', () => {
  it('are one per SKU and day', () => {
    expect(setCost([a], { ...a, text: '13' })).toEqual([{ ...a, text: '13' }])
    expect(setCost([a], { ...a, from: '2026-09-01' })).toHaveLength(2)
  })

  it('are taken back by clearing the cell', () => {
    expect(setCost([a], { ...a, text: ' ' })).toEqual([])
  })

  it('keep their amount when their day changes', () => {
    expect(moveCost([a], a, '2026-09-01')).toEqual([{ ...a, from: '2026-09-01' }])
  })

  it('take the last of several pasted rows', () => {
    expect(addPasted([a], [{ sku: 'A', cost: '1', from: '' }, { sku: 'A', cost: '2', from: '' }])).toEqual([{ ...a, text: '2' }])
  })

  it('are saved exactly, unreadable ones are not', () => {
    expect(editsOf([a, { sku: 'B', from: '2026-09-01', text: '0.1' }, { sku: 'C', from: '', text: 'x' }])).toEqual({
      edits: [
        { sku: 'A', unit_cost: 12_000_000, from: undefined },
        { sku: 'B', unit_cost: 100_000, from: '2026-09-01' },
      ],
      unreadable: 1,
    })
  })

  it('are new unless the SKU has that cost from that day already', () => {
    const known = [{ unit_cost: 12_000_000, from: '', source: 'user' as const }]
    expect(isNew(a, known)).toBe(false)
    expect(isNew({ ...a, text: '12.5' }, known)).toBe(true)
    expect(isNew({ ...a, from: '2026-09-01' }, known)).toBe(true)
  })
})

describe('costOn', () => {
  it('is the latest cost that had begun', () => {
    const costs = [
      { unit_cost: 3, from: '2026-09-01', source: 'user' as const },
      { unit_cost: 1, from: '', source: 'file' as const },
    ]
    expect(costOn(costs, '2026-08-31')?.unit_cost).toBe(1)
    expect(costOn(costs, '2026-09-01')?.unit_cost).toBe(3)
    expect(costOn([], '2026-09-01')).toBeUndefined()
  })
})
