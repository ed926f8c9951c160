import type { Compare, Grain } from '@/api/statement'
import { grainOf, presetPeriod, type Period } from '@/components/period'

import { filterText, parseFilter, type Filter } from './filter'

/** How the answer is drawn; auto is a line over time and bars over anything else. */
export const shapes = ['auto', 'line', 'bar', 'none'] as const
export type Shape = (typeof shapes)[number]

/** A metric of this question alone. */
export interface Formula {
  name: string
  formula: string
}

/** Question is all that the page asks, and all that its address says. */
export interface Question {
  metrics: string[]
  by: string[]
  grain: Grain
  from: string
  to: string
  filters: Filter[]
  /** Typed condition on dimensions. */
  where: string
  /** Typed condition on metrics, which drops groups. */
  having: string
  formulas: Formula[]
  compare: Compare
  /** A metric or dimension, with a minus for descending; "" leaves it to the server. */
  order: string
  /** So many rows and one for the rest; 0 is all. */
  top: number
  /** "" is the reporting currency. */
  currency: string
  shape: Shape
}

/** The first and the last day that have data. */
export interface Days {
  first: string
  last: string
}

const grains: readonly Grain[] = ['day', 'week', 'month']
const comparisons: readonly Compare[] = ['none', 'previous', 'last_year']

/** The rows that a question may be cut to. */
export const tops = [0, 5, 10, 20, 50, 100] as const

/** What a new reader is answered: sales and profit by day. */
const first = { metrics: ['gmv', 'operating_profit'], by: ['day'] }

const words = (text: string) => text.split(',').filter((word) => word !== '')
const one = <T extends string>(all: readonly T[], text: string | null): T | undefined => all.find((known) => known === text)

/** questionOf reads an address; what it does not say is as a new reader finds it. */
export function questionOf(params: URLSearchParams, days: Days): Question {
  const period: Period = {
    from: params.get('from') ?? presetPeriod('month', days.first, days.last).from,
    to: params.get('to') ?? days.last,
  }
  const metrics = params.get('metrics')
  const by = params.get('by')
  return {
    metrics: metrics === null ? first.metrics : words(metrics),
    by: by === null ? (metrics === null ? first.by : []) : words(by),
    grain: one(grains, params.get('grain')) ?? grainOf(period),
    ...period,
    filters: params.getAll('filter').map(parseFilter).filter((f) => f !== undefined),
    where: params.get('where') ?? '',
    having: params.get('having') ?? '',
    formulas: params.getAll('formula').map(parseFormula).filter((f) => f !== undefined),
    compare: one(comparisons, params.get('compare')) ?? 'none',
    order: params.get('order') ?? '',
    top: Math.max(0, Math.floor(Number(params.get('limit') ?? 0)) || 0),
    currency: params.get('currency') ?? '',
    shape: one(shapes, params.get('shape')) ?? 'auto',
  }
}

/** paramsOf writes the address of a question: questionOf reads the same from it, whatever days have come since. */
export function paramsOf(q: Question): URLSearchParams {
  const params = new URLSearchParams({ metrics: q.metrics.join(','), by: q.by.join(',') })
  const set = (name: string, value: string, otherwise = '') => {
    if (value !== otherwise) params.set(name, value)
  }
  set('grain', q.grain, grainOf(q))
  params.set('from', q.from)
  params.set('to', q.to)
  for (const filter of q.filters) params.append('filter', filterText(filter))
  set('where', q.where)
  set('having', q.having)
  for (const { name, formula } of q.formulas) params.append('formula', `${name}=${formula}`)
  set('compare', q.compare, 'none')
  set('order', q.order)
  set('limit', String(q.top), '0')
  set('currency', q.currency)
  set('shape', q.shape, 'auto')
  return params
}

function parseFormula(text: string): Formula | undefined {
  const [, name, formula] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? []
  return name !== undefined && formula !== undefined ? { name, formula: formula.trim() } : undefined
}

/** tidy drops what the rest of the question no longer has a use for: formulas' names and orders of things that are gone. */
export function tidy(q: Question): Question {
  const order = q.order.replace(/^-/, '')
  return { ...q, order: q.metrics.includes(order) || q.by.includes(order) ? q.order : '' }
}

/** overTime is true of a question whose first dimension is a time. */
export function overTime(by: string[]): boolean {
  return by[0] === 'day' || by[0] === 'hour'
}
