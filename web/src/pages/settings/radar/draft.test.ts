import { expect, it } from 'vitest'

import { draftOf, faultOf, meant, put, typed, watch } from './draft'

const draft = draftOf({
  cap: 8,
  cool_down: 5,
  min_stake: 100_00,
  min_change: 0.08,
  chance: 0.005,
  off: null,
  targets: {},
  floors: {},
  top: {},
  promotions: null,
})

it('reads settings that hold nothing yet', () => {
  expect(draft.off).toEqual([])
  expect(draft.promotions).toEqual([])
})

it('switches metrics off and on once', () => {
  const off = watch(watch(draft, 'cpm', false), 'cpm', false)
  expect(off.off).toEqual(['cpm'])
  expect(watch(off, 'cpm', true).off).toEqual([])
})

it('forgets what is emptied', () => {
  expect(put({ aov: 5 }, 'aov', null)).toEqual({})
  expect(put({}, 'aov', 5)).toEqual({ aov: 5 })
})

it('takes money in yuan and shares in per cent', () => {
  expect(meant(19.9, 'money', 'CNY')).toBe(1990)
  expect(typed(1990, 'money', 'CNY')).toBe(19.9)
  expect(meant(7, 'ratio', 'CNY')).toBe(0.07)
  expect(typed(0.07, 'ratio', 'CNY')).toBe(7)
  expect(meant(30, 'seconds', 'CNY')).toBe(30)
})

it('says what is wrong with a promotion', () => {
  const promotion = { name: '店庆', from: '2026-05-01', to: '2026-05-03', kind: 'promotion' as const }
  expect(faultOf(promotion)).toBeUndefined()
  expect(faultOf({ ...promotion, name: ' ' })).toBe('name')
  expect(faultOf({ ...promotion, to: '2026-04-30' })).toBe('days')
  expect(faultOf({ ...promotion, from: '' })).toBe('days')
})
