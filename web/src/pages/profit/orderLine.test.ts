import { describe, expect, it } from 'vitest'

import type { OrderLine, OrderSource } from '@/api/types'

import { filesOf, lineFigures, rowsText, ruleNote } from './orderLine'

const parts = {
  components: [
    { name: 'list_sales', subtotal: 'net_revenue' },
    { name: 'cost_of_goods', subtotal: 'cm1' },
    { name: 'packing', subtotal: 'cm2' },
  ],
  subtotals: [{ name: 'net_revenue' }, { name: 'cm1' }, { name: 'cm2' }],
}

const line = (cost: 'actual' | 'missing', sales = 10_000): OrderLine => ({
  line_id: '1',
  sku: 'A',
  product_id: '',
  product: 'A',
  kind: 'goods',
  state: 'paid',
  channel: '',
  account: '',
  qty: 1,
  currency: 'CNY',
  components: [
    { component: 'list_sales', amount: sales, status: 'actual', sources: [] },
    { component: 'cost_of_goods', amount: cost === 'missing' ? 0 : -4000, status: cost, sources: [] },
    { component: 'packing', amount: -80, status: 'estimated', sources: [] },
  ],
})

describe('lineFigures', () => {
  it('runs from sales to what is left', () => {
    const { components, subtotals } = lineFigures([line('actual')], parts)
    expect(components.packing).toEqual({ amount: -80, actual: 0, estimated: -80, missing: 0 })
    expect(subtotals.cm2).toEqual({ amount: 5920, actual: 6000, estimated: -80, missing: 0, reliable: true })
  })

  it('doubts every total after something that is missing', () => {
    const { subtotals } = lineFigures([line('actual'), line('missing', 0)], parts)
    expect(subtotals.net_revenue?.reliable).toBe(true)
    expect(subtotals.cm1?.reliable).toBe(false)
    expect(subtotals.cm2?.reliable).toBe(false)
  })
})

describe('sources', () => {
  const row = (import_seq: number, n: number, amount: number): OrderSource => ({
    import_seq,
    file_name: `${import_seq}.csv`,
    table: 'ad_daily',
    row: n,
    amount,
    currency: 'CNY',
  })

  it('are gathered by file', () => {
    const files = filesOf([row(2, 9, -5), row(2, 4, -7), row(3, 1, 0), { rule_id: 1, amount: -1, currency: 'CNY' }])
    expect(files.map((f) => [f.fileName, f.rows, f.amount])).toEqual([
      ['2.csv', [4, 9], -12],
      ['3.csv', [1], 0],
    ])
  })

  it('state no amount where the file states a unit cost', () => {
    expect(filesOf([{ ...row(1, 17, -14_514), table: 'cost' }])[0]?.amount).toBe(0)
  })

  it('say what a piece is sold or bought for, where one row does', () => {
    const one: OrderSource = { ...row(1, 3, 3980), table: 'order_line', unit_price: 19_900_000, qty: 2 }
    expect(filesOf([one])[0]?.piece).toEqual({ price: 19_900_000, qty: 2 })
    expect(filesOf([one, { ...one, row: 4 }])[0]?.piece).toBeUndefined()
    expect(filesOf([row(1, 3, 5)])[0]?.piece).toBeUndefined()
  })

  it('name rows in runs', () => {
    expect(rowsText([3, 17, 18, 19])).toBe('3, 17–19')
    expect(rowsText([1, 3, 5, 7, 9, 11])).toBe('1, 3, 5, 7, 9 …')
  })

  it('tell a rule of the merchant from one that came along', () => {
    expect(ruleNote('default: 每包裹')).toEqual({ origin: 'default', text: '每包裹' })
    expect(ruleNote('user: ')).toEqual({ origin: 'user', text: '' })
  })
})
