import { expect, it } from 'vitest'

import { formatChange, formatDay, formatFigure, formatSpan, moved, signed } from './figure'

const words = (unit: string, n: string) => `${n} ${unit}`

it.each([
  [0.0021, 'ratio', '0.21%'],
  [0, 'ratio', '0.0%'],
  [0.5, 'ratio', '50.0%'],
  [123456, 'money', '¥1,234.56'],
  [7.25, 'count', '7.3'],
  [1083.4, 'count', '1,083'],
  [31.25, 'seconds', '31.3 seconds'],
  [2.345, 'roi', '2.35'],
])('words %d %s as %s', (value, unit, text) => {
  expect(formatFigure(value, unit, 'CNY', 'zh-CN', words)).toBe(text)
})

it('words days and runs of days in the reader’s language', () => {
  expect(formatSpan('2026-03-07', '2026-03-08', 'zh-CN')).toBe('3/7 – 3/8')
  expect(formatSpan('2026-03-07', '2026-03-07', 'en')).toBe('3/7')
  expect(formatDay('2026-03-10', 'zh-CN')).toBe('3月10日周二')
  expect(formatDay('2026-03-10', 'en')).toBe('Tue, Mar 10')
})

it('walks over the ends of months', () => {
  expect(moved('2026-03-01', -1)).toBe('2026-02-28')
  expect(moved('2026-12-31', 1)).toBe('2027-01-01')
})

it('signs what rises', () => {
  expect(signed('5%', 0.05)).toBe('+5%')
  expect(signed('-5%', -0.05)).toBe('-5%')
})

it('counts a change of many times in times', () => {
  expect(formatChange(-0.21, 'en')).toBe('-21%')
  expect(formatChange(0.054, 'en')).toBe('+5.4%')
  expect(formatChange(102.5, 'en')).toBe('×104')
})
