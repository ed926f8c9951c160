import { expect, it } from 'vitest'

import type { ChartPoint } from '@/api/radar'

import { sparklineOf } from './sparkline'

const size = { width: 26, height: 26 }

function point(day: number, actual: number | null, expected: number | null): ChartPoint {
  const around = (d: number) => (expected === null ? null : expected + d)
  return { day: `2026-03-0${day}`, actual, expected, low: around(-1), high: around(1), probability: null, judged: expected !== null }
}

it('lays the days out from left to right and the values from top to bottom', () => {
  const drawn = sparklineOf([point(1, 1, 1), point(2, 2, 1), point(3, 0, 1)], '2026-03-03', '2026-03-03', size)
  expect(drawn.actual).toBe('M3 13L13 3L23 23')
  expect(drawn.expected).toBe('M3 13L13 13L23 13')
  expect(drawn.band).toBe('M3 3L13 3L23 3L23 23L13 23L3 23Z')
  expect(drawn.marked).toEqual([[23, 23]])
})

it('breaks the line where nothing is known, and draws nothing of nothing', () => {
  const drawn = sparklineOf([point(1, 1, null), point(2, null, null), point(3, 2, null)], '', '', size)
  expect(drawn.actual).toBe('M3 23M23 3')
  expect(drawn.band).toBe('')
  expect(sparklineOf([], '', '', size)).toEqual({ band: '', expected: '', actual: '', marked: [] })
})
