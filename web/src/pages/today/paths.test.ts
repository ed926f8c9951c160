import { expect, it } from 'vitest'

import { profitPath } from './paths'

it('leads to the profit of a cell where profit is cut that way', () => {
  const window = { from: '2026-03-07', to: '2026-03-08' }
  const cell = (dimension: string, key = '') => ({ dimension, key, label: '' })
  expect(profitPath({ ...window, cell: cell('all') })).toBe('/profit?from=2026-03-07&to=2026-03-08')
  expect(profitPath({ ...window, cell: cell('shop', '山海: 店') })).toBe(
    `/profit?from=2026-03-07&to=2026-03-08&filter=${encodeURIComponent('shop:eq:山海: 店').replaceAll('%20', '+')}`,
  )
  expect(profitPath({ ...window, cell: cell('warehouse', '嘉兴一仓') })).toBeUndefined()
})
