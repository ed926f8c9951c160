import { describe, expect, it } from 'vitest'

import { stepsOf } from './steps'

const parts = {
  components: [
    { name: 'list_sales', zh: '标价销售额', en: 'List sales', subtotal: 'net_revenue', meaning: '', meaning_en: '' },
    { name: 'refunds', zh: '退款', en: 'Refunds', subtotal: 'net_revenue', meaning: '', meaning_en: '' },
    { name: 'cost_of_goods', zh: '商品成本', en: 'Cost of goods', subtotal: 'cm1', meaning: '', meaning_en: '' },
    { name: 'loss_damage', zh: '损耗', en: 'Loss', subtotal: 'cm1', meaning: '', meaning_en: '' },
  ],
  subtotals: [
    { name: 'net_revenue', zh: '净收入', en: 'Net revenue' },
    { name: 'cm1', zh: '毛利', en: 'CM1' },
  ],
}
const figure = (amount: number, missing = 0) => ({ amount, actual: amount, estimated: 0, missing })

describe('stepsOf', () => {
  const steps = stepsOf(
    {
      components: { list_sales: figure(1000), refunds: figure(-200), cost_of_goods: figure(-900), loss_damage: figure(0) },
      subtotals: {
        net_revenue: { amount: 800, actual: 0, estimated: 0, missing: 0, reliable: true },
        cm1: { amount: -100, actual: 0, estimated: 0, missing: 0, reliable: true },
      },
    },
    parts,
  )

  it('runs from level to level and ends where the running total stands', () => {
    expect(steps.map((s) => [s.name, s.start, s.end])).toEqual([
      ['list_sales', 0, 1000],
      ['refunds', 1000, 800],
      ['net_revenue', 0, 800],
      ['cost_of_goods', 800, -100],
      ['cm1', 0, -100],
    ])
  })

  it('leaves out what holds nothing, but not what is missing', () => {
    expect(steps.some((s) => s.name === 'loss_damage')).toBe(false)
    const missing = stepsOf({ components: { cost_of_goods: figure(0, 500) }, subtotals: {} }, parts)
    expect(missing.map((s) => s.name)).toEqual(['cost_of_goods'])
  })
})
