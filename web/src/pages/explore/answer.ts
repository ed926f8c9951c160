import { list, type Metric, type QueryResult, type QueryRow } from '@/api/types'

/** Value is one number of the answer beside the one of the comparison period. */
export interface Value {
  now: number | null
  before: number | null
  /** Minor units that were sold, at least, on lines that miss a cost or fee of it; unless 0 it is no fact. */
  missing: number
  beforeMissing: number
}

/** Line is one group of the answer. */
export interface Line {
  id: string
  rest: boolean
  keys: string[]
  labels: string[]
  values: Value[]
}

/** Answer is the server's answer with no nulls in place of lists. */
export interface Answer {
  by: string[]
  metrics: Metric[]
  lines: Line[]
  /** Groups before the limit. */
  total: number
  currency: string | undefined
  before: { from: string; to: string } | undefined
}

export function answerOf(result: QueryResult): Answer {
  const metrics = list(result.metrics)
  return {
    by: list(result.by),
    metrics,
    lines: list(result.rows).map((row) => lineOf(row, metrics.length)),
    total: result.total,
    currency: result.currency,
    before: result.before_from && result.before_to ? { from: result.before_from, to: result.before_to } : undefined,
  }
}

function lineOf(row: QueryRow, metrics: number): Line {
  const keys = list(row.keys)
  return {
    id: row.rest ? '\u0000rest' : keys.join('\u0000'),
    rest: row.rest ?? false,
    keys,
    labels: list(row.labels),
    values: Array.from({ length: metrics }, (_, i) => ({
      now: list(row.values)[i] ?? null,
      before: list(row.before)[i] ?? null,
      missing: list(row.missing)[i] ?? 0,
      beforeMissing: list(row.before_missing)[i] ?? 0,
    })),
  }
}

/** known is the value, or nothing where a part of it is missing. */
export function known(value: Value | undefined): number | null {
  return value && value.missing === 0 ? value.now : null
}

/** knownBefore is the same of the comparison period. */
export function knownBefore(value: Value | undefined): number | null {
  return value && value.beforeMissing === 0 ? value.before : null
}

/** young names the metrics of the answer whose last days still change, with after how many days they hardly do. */
export function young(metrics: Metric[], to: string, last: string): Metric[] {
  const age = (Date.parse(last) - Date.parse(to)) / 86_400_000
  return metrics.filter((metric) => metric.matures > age)
}
