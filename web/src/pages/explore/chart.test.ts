import { describe, expect, it } from 'vitest'

import type { Metric } from '@/api/types'
import { palette } from '@/app/theme'

import { answerOf, young, type Answer } from './answer'
import { draw, shapeOf, unitsOf, type Dressing } from './chart'
import { figure, moveOf } from './figure'

const metric = (name: string, unit: string, matures = 0) => ({ name, unit, matures, zh: name, en: name, good: 'up' }) as unknown as Metric

const figures = { currency: 'CNY', language: 'zh-CN' as const, words: (unit: string, n: string) => `${n} ${unit}` }
const dressing = (answer: Answer): Dressing => ({
  figures,
  colors: palette.light,
  tones: ['#111', '#222'],
  title: (i) => answer.metrics[i]?.name ?? '',
  label: (line, from = 0) => line.keys.slice(from).join(' · '),
  before: (title) => `${title} before`,
  unreliable: (number) => `unreliable ${number}`,
})

interface Row {
  keys: string[]
  values: (number | null)[]
  before?: (number | null)[]
  missing?: number[]
  rest?: boolean
}
const answer = (by: string[], metrics: Metric[], rows: Row[], before = false) =>
  answerOf({
    by,
    metrics,
    rows: rows.map((row) => ({ labels: row.keys, ...row })),
    total: rows.length,
    from: '',
    to: '',
    ...(before ? { before_from: 'x', before_to: 'y' } : {}),
  })
const seriesOf = (a: Answer, shape: 'line' | 'bar') =>
  (draw(a, shape, dressing(a))?.option.series ?? []) as { name: string; data: unknown[]; yAxisIndex?: number; xAxisIndex?: number }[]

describe('shape', () => {
  it('is a line over time and bars over things, unless chosen', () => {
    expect(shapeOf('auto', ['day', 'shop'])).toBe('line')
    expect(shapeOf('auto', ['shop', 'day'])).toBe('bar')
    expect(shapeOf('auto', [])).toBe('none')
    expect(shapeOf('bar', ['day'])).toBe('bar')
  })
})

describe('chart', () => {
  it('has two axes, and says what fits on neither', () => {
    expect(unitsOf(['money', 'ratio', 'money', 'count'])).toEqual(['money', 'ratio'])
    const a = answer(['shop'], [metric('gmv', 'money'), metric('rate', 'ratio'), metric('n', 'count')], [{ keys: ['A'], values: [100, 0.5, 3] }])
    expect(seriesOf(a, 'bar').map((s) => [s.name, s.xAxisIndex])).toEqual([['gmv', 0], ['rate', 1]])
    expect(draw(a, 'bar', dressing(a))?.apart).toEqual(['n'])
  })

  it('runs in the order of time, without the rest', () => {
    const a = answer(['day'], [metric('gmv', 'money')], [
      { keys: ['2026-01-02'], values: [2] },
      { keys: ['2026-01-01'], values: [1] },
      { keys: [''], values: [9], rest: true },
    ])
    expect(seriesOf(a, 'line')[0]?.data).toEqual([1, 2])
  })

  it('breaks the line where a number is unreliable', () => {
    const a = answer(['day'], [metric('profit', 'money')], [
      { keys: ['1'], values: [1] },
      { keys: ['2'], values: [2], missing: [500] },
      { keys: ['3'], values: [3] },
      { keys: ['4'], values: [4] },
    ])
    expect(seriesOf(a, 'line').map((s) => s.data)).toEqual([
      [1, null, 3, 4],
      [1, 2, 3, null],
    ])
    expect(draw(a, 'line', dressing(a))?.doubtful).toBe(true)
  })

  it('draws the period before beside it', () => {
    const a = answer(['shop'], [metric('gmv', 'money')], [{ keys: ['A'], values: [2], before: [1] }], true)
    expect(seriesOf(a, 'bar').map((s) => s.name)).toEqual(['gmv', 'gmv before'])
  })

  it('has a line for each of the greatest groups', () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ keys: ['2026-01-01', `s${i}`], values: [i] }))
    const a = answer(['day', 'shop'], [metric('gmv', 'money'), metric('n', 'count')], rows)
    expect(new Set(seriesOf(a, 'line').map((s) => s.name))).toEqual(new Set(['s9', 's8', 's7', 's6', 's5', 's4', 's3', 's2']))
    expect(draw(a, 'line', dressing(a))).toMatchObject({ more: 2, apart: ['n'] })
  })

  it('writes no name as HTML', () => {
    const a = answer(['shop'], [metric('<b>gmv</b>', 'money')], [{ keys: ['<img src=x>'], values: [100], missing: [1] }])
    const tooltip = draw(a, 'bar', dressing(a))?.option.tooltip as { formatter: (points: unknown) => string }
    const text = tooltip.formatter([{ dataIndex: 0 }])
    expect(text).not.toContain('<img')
    expect(text).not.toContain('<b>gmv')
    expect(text).toContain('unreliable ¥1.00')
  })
})

describe('figures', () => {
  it('are worded in their unit', () => {
    expect(figure(12345, 'money', figures)).toBe('¥123.45')
    expect(figure(0.1234, 'ratio', figures)).toBe('12.3%')
    expect(figure(0.0012, 'ratio', figures)).toBe('0.12%')
    expect(figure(2.5, 'hours', figures)).toBe('2.5 hours')
    expect(figure(3.14159, 'roi', figures)).toBe('3.14')
    expect(figure(1234, 'count', figures)).toBe('1,234')
  })

  it('change by points where they are shares', () => {
    expect(moveOf('ratio', 0.06, 0.05)?.points).toBe(true)
    expect(moveOf('money', 50, -100)).toEqual({ size: 1.5, points: false })
    expect(moveOf('money', 50, 0)).toBeUndefined()
    expect(moveOf('money', null, 1)).toBeUndefined()
  })

  it('are young for as many days as they mature', () => {
    const all = [metric('gmv', 'money'), metric('cm1', 'money', 15)]
    expect(young(all, '2026-09-30', '2026-09-30').map((m) => m.name)).toEqual(['cm1'])
    expect(young(all, '2026-09-01', '2026-09-30')).toEqual([])
  })
})
