import { expect, it } from 'vitest'

import { tagsOf } from './tags'

it('says what must be known before trusting a finding', () => {
  expect(tagsOf({ days: 1, shift: false, wide: false, matures: 0, related: null })).toEqual([])
  expect(tagsOf({ days: 3, shift: true, wide: true, matures: 2, related: [] })).toEqual([
    { key: 'days', n: 3 },
    { key: 'shift' },
    { key: 'wide', tone: 'gold' },
    { key: 'young', n: 2 },
  ])
})
