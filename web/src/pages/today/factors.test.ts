import { expect, it } from 'vitest'

import { factorSteps, factorUnit, greatestDrag } from './factors'

const parts = [
  { zh: '订单', en: 'orders', before: 100, after: 120, change: 20, times: 1.2 },
  { zh: '客单价', en: 'average order', before: 1, after: 0.5, change: -60, times: 0.5 },
]

it('walks from before over every factor to after', () => {
  const steps = factorSteps({ before: 100, after: 60, parts })
  expect(steps.map(({ amount }) => amount)).toEqual([100, 20, -60, 60])
  expect(steps[1]?.left).toBeCloseTo(100 / 120)
  expect(steps[2]?.left).toBeCloseTo(60 / 120)
  expect(steps[3]).toMatchObject({ left: 0, width: 0.5 })
})

it('draws levels below zero', () => {
  const steps = factorSteps({ before: 10, after: -10, parts: [{ zh: '', en: '', before: 1, after: -1, change: -20 }] })
  expect(steps[0]).toMatchObject({ left: 0.5, width: 0.5 })
  expect(steps[2]).toMatchObject({ left: 0, width: 0.5 })
  expect(factorSteps({ before: 0, after: 0, parts: [] })).toHaveLength(2)
})

it('names what took most away', () => {
  expect(greatestDrag(parts)?.en).toBe('average order')
  expect(greatestDrag(parts.slice(0, 1))).toBeUndefined()
})

it.each([
  ['count', undefined, 'number'],
  ['money', undefined, 'money'],
  ['money', 'count', 'money'],
  ['money', 'money', 'ratio'],
  ['count', 'count', 'ratio'],
  ['count', 'money', 'per_money'],
])('words %s over %s as %s', (unit, over, worded) => {
  expect(factorUnit(unit, over)).toBe(worded)
})
