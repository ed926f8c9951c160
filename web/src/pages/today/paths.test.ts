import { expect, it } from 'vitest'

import type { Finding } from '@/api/radar'

import { explorePath, profitPath } from './paths'

it('leads to the profit of a cell where profit is cut that way', () => {
  const window = { from: '2026-03-07', to: '2026-03-08' }
  const cell = (dimension: string, key = '') => ({ dimension, key, label: '' })
  expect(profitPath({ ...window, cell: cell('all') })).toBe('/profit?from=2026-03-07&to=2026-03-08')
  expect(profitPath({ ...window, cell: cell('shop', '山海: 店') })).toBe(
    `/profit?from=2026-03-07&to=2026-03-08&filter=${encodeURIComponent('shop:eq:山海: 店').replaceAll('%20', '+')}`,
  )
  expect(profitPath({ ...window, cell: cell('warehouse', '嘉兴一仓') })).toBeUndefined()
})

it('leads to the metric and what it is made of', () => {
  const metric = { name: 'ship_rate_48h', of: 'orders_shipped_48h', over: 'orders_due' } as Finding['metric']
  const path = explorePath({ metric, cell: { dimension: 'warehouse', key: '嘉兴一仓', label: '' }, to: '2026-03-08' })
  const params = new URLSearchParams(path.split('?')[1])
  expect(Object.fromEntries(params)).toEqual({
    metrics: 'ship_rate_48h,orders_shipped_48h,orders_due',
    by: 'day',
    from: '2026-02-09',
    to: '2026-03-08',
    filter: 'warehouse:eq:嘉兴一仓',
  })
})
