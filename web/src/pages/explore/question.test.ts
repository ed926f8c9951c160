import { describe, expect, it } from 'vitest'

import { askingOf, totalOf } from './asking'
import { commandLine, curlLine, quoted } from './commands'
import { parseFilter } from './filter'
import { paramsOf, questionOf, tidy, type Question } from './question'

const days = { first: '2025-08-27', last: '2026-09-30' }
const read = (text: string) => questionOf(new URLSearchParams(text), days)

const full: Question = {
  metrics: ['gmv', 'waste', 'refund_rate'],
  by: ['day', 'shop'],
  grain: 'week',
  from: '2026-07-01',
  to: '2026-09-30',
  filters: [
    { dimension: 'shop', operator: 'in', values: ['a,b', '50%', '', '"引号"&='] },
    { dimension: 'platform', operator: 'not', values: ['douyin', 'taobao'] },
    { dimension: 'sku', operator: 'contains', values: ['HT:1'] },
  ],
  where: 'hour in 0..6 or province == "浙江"',
  having: 'orders >= 20',
  formulas: [{ name: 'waste', formula: 'refund_amount / gmv' }],
  compare: 'previous',
  order: '-gmv',
  top: 10,
  currency: 'USD',
  shape: 'bar',
}

describe('address', () => {
  it('answers a new reader with sales and profit of the last 30 days', () => {
    const q = read('')
    expect(q).toMatchObject({ metrics: ['gmv', 'operating_profit'], by: ['day'], from: '2026-09-01', to: '2026-09-30', grain: 'day', top: 0 })
  })

  it('holds the whole question', () => {
    expect(read(paramsOf(full).toString())).toEqual(full)
    expect(read(paramsOf(read('')).toString())).toEqual(read(''))
  })

  it('shows the same when more days have come', () => {
    const link = paramsOf(read('')).toString()
    expect(questionOf(new URLSearchParams(link), { ...days, last: '2026-12-31' })).toEqual(read(''))
  })

  it('takes the filters of other pages and nothing else', () => {
    expect(parseFilter('shop:eq:a,b')).toEqual({ dimension: 'shop', operator: 'in', values: ['a,b'] })
    expect(parseFilter('shop:一店')).toEqual({ dimension: 'shop', operator: 'in', values: ['一店'] })
    expect(parseFilter('nonsense')).toBeUndefined()
    expect(read('metrics=gmv&by=&limit=x&compare=y&shape=z&grain=q')).toMatchObject({ by: [], top: 0, compare: 'none', shape: 'auto', grain: 'day' })
  })

  it('forgets an order by what is gone', () => {
    expect(tidy({ ...full, metrics: ['refund_rate'] }).order).toBe('')
    expect(tidy({ ...full, order: 'shop' }).order).toBe('shop')
  })
})

describe('what the server is asked', () => {
  it('types the filters that hold commas', () => {
    const asking = askingOf(full)
    expect(asking.filter).toEqual(['platform:not:douyin,taobao', 'sku:contains:HT:1'])
    expect(asking.where).toBe('(shop in ["a,b", "50%", "", "\\"引号\\"&="]) and (hour in 0..6 or province == "浙江")')
    expect(asking).toMatchObject({ grain: 'week', formula: ['waste=refund_amount / gmv'], order: ['-gmv'], limit: 10, rest: true, compare: 'previous' })
  })

  it('leaves out what says nothing, and formulas that nobody asks for', () => {
    expect(askingOf(read('metrics=gmv&formula=x=gmv*2'))).toEqual({ metrics: ['gmv'], from: '2026-09-01', to: '2026-09-30' })
    expect(askingOf(read('metrics=gmv&formula=x=gmv*2&having=x > 1')).formula).toEqual(['x=gmv*2'])
  })

  it('has a total unless groups are dropped', () => {
    expect(totalOf(full)).toBeUndefined()
    expect(totalOf({ ...full, having: '' })).not.toHaveProperty('limit', 10)
    expect(totalOf({ ...full, by: [], having: '' })).toBeUndefined()
  })
})

describe('other ways to ask', () => {
  it('are words of a shell', () => {
    expect(quoted('gmv,orders')).toBe('gmv,orders')
    expect(quoted(`it's "x" $HOME`)).toBe(`'it'\\''s "x" $HOME'`)
    expect(quoted('')).toBe("''")
    expect(commandLine(askingOf({ ...full, filters: [], where: 'hour in 0..6' }))).toBe(
      "suanpan query --metrics gmv,waste,refund_rate --by day,shop --grain week --from 2026-07-01 --to 2026-09-30 --where 'hour in 0..6' --having 'orders >= 20' --formula 'waste=refund_amount / gmv' --compare previous --order -gmv --top 10 --rest --currency USD",
    )
  })

  it('are an address of the read-only interface', () => {
    const line = curlLine(askingOf(full), 'http://127.0.0.1:8710')
    const address = new URL(/'(http[^']+)'$/.exec(line)?.[1] ?? '')
    expect(address.searchParams.getAll('filter')).toHaveLength(2)
    expect(address.searchParams.getAll('formula')).toEqual(['waste=refund_amount / gmv'])
    expect(address.searchParams.get('metrics')).toBe('gmv,waste,refund_rate')
  })
})
