import { describe, expect, it } from 'vitest'

import type { Restatement } from '@/api/desk'

import { sumBy } from './sums'

function row(change: Partial<Restatement>): Restatement {
  return {
    day: '2026-10-01',
    platform: 'douyin',
    shop: 's',
    currency: 'CNY',
    component: 'refunds',
    before: 0,
    after: 0,
    cause: 'import',
    import_seq: 1,
    note: '',
    at: '2026-11-01T09:00:00Z',
    ...change,
  }
}

const rows = [
  row({ before: -130, after: -150, at: '2026-11-02T09:00:00Z', import_seq: 2 }),
  row({ before: -100, after: -130 }),
  row({ component: 'ads', before: -50, after: -40, cause: 'rule', import_seq: undefined }),
]

describe('sumBy', () => {
  it('chains several changes of one amount', () => {
    expect(sumBy(rows, 'component')).toMatchObject([
      { key: 'refunds', before: -100, after: -150, difference: -50, changes: 2 },
      { key: 'ads', before: -50, after: -40, difference: 10, changes: 1 },
    ])
  })

  it('adds the amounts of a day', () => {
    expect(sumBy(rows, 'day')).toMatchObject([{ key: '2026-10-01', before: -150, after: -190, difference: -40 }])
  })

  it('keeps the imports apart', () => {
    expect(sumBy(rows, 'cause').map((sum) => sum.difference)).toEqual([-30, -20, 10])
  })
})
