import { expect, it } from 'vitest'

import { parsePromotions, withPromotions } from './promotions'

it('reads a table that was copied from a spreadsheet', () => {
  const { promotions, skipped } = parsePromotions('活动\t开始\t结束\t类型\n店庆\t2026/5/1\t2026/5/3\t大促\n周三直播\t2026-05-06\t\t直播\n坏行\tx\ty')
  expect(promotions).toEqual([
    { name: '店庆', from: '2026-05-01', to: '2026-05-03', kind: 'promotion' },
    { name: '周三直播', from: '2026-05-06', to: '2026-05-06', kind: 'live' },
  ])
  expect(skipped).toEqual([['坏行', 'x', 'y']])
})

it('does not take a period that ends before it begins', () => {
  expect(parsePromotions('店庆\t2026-05-03\t2026-05-01').skipped).toHaveLength(1)
})

it('replaces what is known by the same name and day', () => {
  const known = { name: '店庆', from: '2026-05-01', to: '2026-05-03', kind: 'promotion' as const }
  const longer = { ...known, to: '2026-05-05' }
  const earlier = { name: '春上新', from: '2026-03-01', to: '2026-03-02', kind: 'promotion' as const }
  expect(withPromotions([known], [longer, earlier])).toEqual([earlier, longer])
})
