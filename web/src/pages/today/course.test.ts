import { expect, it } from 'vitest'

import type { ChartPoint, TimelineEvent } from '@/api/radar'
import { palette } from '@/app/theme'

import { courseOption, unjudgedRuns } from './course'

it('finds the runs of days that are not judged', () => {
  const days = [true, false, true, false, false].map((judged) => ({ judged }))
  expect(unjudgedRuns(days)).toEqual([
    [1, 1],
    [3, 4],
  ])
})

it('draws the band as what lies above its lower edge, marks the deviation and never runs a name as HTML', () => {
  const points: ChartPoint[] = [
    { day: '2026-03-01', actual: 4, expected: 5, low: 3, high: 7, probability: 1, judged: true },
    { day: '2026-03-02', actual: 1, expected: null, low: null, high: null, probability: null, judged: false },
  ]
  const events: TimelineEvent[] = [
    { kind: 'price', from: '2026-03-02', name: '<img>' },
    { kind: 'import', from: '2027-01-01', name: 'later' },
  ]
  const option = courseOption(points, { from: '2026-03-02', to: '2026-03-02' }, events, palette.light, {
    figure: String,
    short: String,
    actual: 'actual',
    expected: 'expected',
    band: 'band',
    unjudged: 'unjudged',
    whole: false,
    event: (event) => event.name,
    occasion: (note) => note.name,
  })
  expect(option).toMatchObject({
    series: [{ data: [3, null] }, { data: [4, null] }, { data: [5, null] }, { data: [4, { value: 1 }], markLine: { data: [{ xAxis: '2026-03-02' }] } }],
  })
  const { formatter } = option.tooltip as { formatter: (hits: { dataIndex: number }[]) => string }
  expect(formatter([{ dataIndex: 1 }])).toContain('&#60;img&#62;')
})
