import dayjs from 'dayjs'

import type { Grain } from '@/api/statement'

/** Period is a run of business days, both ends included, as YYYY-MM-DD. */
export interface Period {
  from: string
  to: string
}

const day = 'YYYY-MM-DD'

/** The periods that a merchant asks for most, counted back from the last day that has data. */
export const presets = ['day', 'week', 'month', 'quarter', 'thismonth', 'lastmonth', 'all'] as const
export type Preset = (typeof presets)[number]

/** presetPeriod is the preset on data that runs from first to last. */
export function presetPeriod(preset: Preset, first: string, last: string): Period {
  const end = dayjs(last)
  const back = (days: number): Period => ({ from: end.subtract(days - 1, 'day').format(day), to: last })
  switch (preset) {
    case 'day':
      return back(1)
    case 'week':
      return back(7)
    case 'month':
      return back(30)
    case 'quarter':
      return back(90)
    case 'thismonth':
      return { from: end.startOf('month').format(day), to: last }
    case 'lastmonth': {
      const month = end.subtract(1, 'month')
      return { from: month.startOf('month').format(day), to: month.endOf('month').format(day) }
    }
    case 'all':
      return { from: first, to: last }
  }
}

/** presetOf names the preset that a period is, if it is one. */
export function presetOf(period: Period, first: string, last: string): Preset | undefined {
  return presets.find((preset) => {
    const p = presetPeriod(preset, first, last)
    return p.from === period.from && p.to === period.to
  })
}

/** grainOf is the step that keeps the line of a period readable: days up to four months, then weeks, then months. */
export function grainOf(period: Period): Grain {
  const days = dayjs(period.to).diff(period.from, 'day') + 1
  return days <= 124 ? 'day' : days <= 750 ? 'week' : 'month'
}
