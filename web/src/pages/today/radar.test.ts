import { expect, it } from 'vitest'

import type { AxisScore } from '@/api/radar'
import { palette } from '@/app/theme'

import { radarOption, toneOf } from './radar'

it('says on which side of the usual a score stands out', () => {
  expect([null, 0, 19.9, 50, 80, 80.1].map(toneOf)).toEqual(['none', 'low', 'low', 'usual', 'usual', 'high'])
})

it('draws an axis without a score at the centre and names it with a dash', () => {
  const axes: AxisScore[] = [
    { axis: 'orders', score: 62.4, metrics: [] },
    { axis: 'ads', score: null, metrics: [] },
  ]
  const option = radarOption(axes, palette.light, {
    axis: (axis) => axis,
    score: (score) => (score === null ? '–' : score.toFixed(0)),
    week: 'week',
    usual: 'usual',
  })
  expect(option).toMatchObject({
    radar: { indicator: [{ name: 'orders 62' }, { name: 'ads –' }] },
    series: [{ data: [{ value: [50, 50] }, { value: [62, 0] }] }],
  })
})
