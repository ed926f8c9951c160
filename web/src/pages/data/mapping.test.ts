import { describe, expect, it } from 'vitest'

import type { Format, Table } from '@/api/desk'

import { dataRows, firstDraft, formatName, guessFields, guessPersonal, headersByField, newFormatOf, problemsOf } from './mapping'

const table: Table = {
  name: 'order_line',
  zh: '订单明细',
  en: 'order lines',
  key: ['line_id', 'sku|sku_id'],
  platform: true,
  fields: ['line_id', 'order_id', 'sku', 'paid'].map((name) => ({ name, kind: 'id' })),
}

function format(name: string, map: Record<string, string>): Format {
  return { name, platform: 'douyin', zh: name, en: name, table: 'order_line', columns: 3, require: [], map, user: false }
}

const formats = [
  format('a', { 主订单编号: 'order_id', 子订单编号: 'line_id', 实付金额: 'paid' }),
  format('b', { 订单号: 'order_id', 子订单编号: 'line_id' }),
  format('c', { 订单号: 'order_id' }),
]

describe('headersByField', () => {
  it('puts the most frequent header first', () => {
    expect(headersByField(formats, 'order_line').get('order_id')).toEqual(['订单号', '主订单编号'])
  })
})

describe('guessFields', () => {
  it('finds known headers and the fields themselves, each field once', () => {
    expect(guessFields(['订单号', '主订单编号', 'SKU', 'x', ''], formats, table)).toEqual({ 订单号: 'order_id', SKU: 'sku' })
  })
})

describe('guessPersonal', () => {
  it('marks what is not read and looks personal', () => {
    expect(guessPersonal(['收件人', '手机号', '实付金额'], { 手机号: 'buyer_id' })).toEqual(['收件人'])
  })
})

describe('formatName', () => {
  it('is what the server accepts, and free', () => {
    expect(formatName('抖音', 'order_line', [])).toBe('my_order_line')
    expect(formatName('', 'order_line', ['my_order_line'])).toBe('my_order_line_2')
  })
})

describe('firstDraft', () => {
  it('begins with the nearest format', () => {
    const draft = firstDraft(
      {
        header_row: 1,
        header: ['订单号', '金额'],
        preview: [],
        nearest: [{ format: 'a', title: 'a', table: 'order_line', missing: ['子订单编号'], map: { 订单号: 'order_id' } }],
      },
      formats,
      [table],
      '抖店/九月.xlsx',
    )
    expect(draft).toMatchObject({ platform: 'douyin', table: 'order_line', title: '九月', fields: { 订单号: 'order_id' } })
    expect(newFormatOf(draft)).toMatchObject({ name: 'my_douyin_order_line', map: { 订单号: 'order_id' }, zone: undefined })
  })
})

describe('dataRows', () => {
  it('begin below the header', () => {
    expect(dataRows({ header_row: 2, header: ['a'], preview: [['title'], ['a'], ['1']], nearest: [] })).toEqual([['1']])
  })
})

describe('problemsOf', () => {
  const draft = firstDraft({ header_row: 1, header: [], preview: [], nearest: [] }, formats, [table], 'x.csv')

  it('wants a platform only where the table does', () => {
    expect(problemsOf(draft, { ...table, platform: false }).platform).toBe(false)
  })

  it('names missing keys and fields used twice', () => {
    expect(problemsOf(draft, table)).toEqual({ keys: ['line_id', 'sku|sku_id'], twice: [], nothing: true, platform: true })
    expect(problemsOf({ ...draft, platform: 'douyin', fields: { a: 'sku', b: 'sku' } }, table)).toEqual({
      keys: ['line_id'],
      twice: ['sku'],
      nothing: false,
      platform: false,
    })
  })
})
