import type { FactorPart, Factors } from '@/api/radar'

/** One row of the waterfall: a level from zero, or a factor between two levels, as shares of the drawing's width. */
export interface FactorStep {
  part: FactorPart | undefined
  /** Of the product, in its unit. */
  amount: number
  left: number
  width: number
}

/** factorSteps lays before → factors → after out; levels below zero are drawn too. */
export function factorSteps(factors: Pick<Factors, 'before' | 'after' | 'parts'>): FactorStep[] {
  const parts = factors.parts ?? []
  const bars: { part: FactorPart | undefined; amount: number; from: number; to: number }[] = []
  let level = factors.before
  bars.push({ part: undefined, amount: factors.before, from: 0, to: level })
  for (const part of parts) {
    bars.push({ part, amount: part.change, from: level, to: level + part.change })
    level += part.change
  }
  bars.push({ part: undefined, amount: factors.after, from: 0, to: factors.after })
  const low = Math.min(...bars.map(({ from, to }) => Math.min(from, to)))
  const high = Math.max(...bars.map(({ from, to }) => Math.max(from, to)))
  const size = high - low || 1
  return bars.map(({ part, amount, from, to }) => ({ part, amount, left: (Math.min(from, to) - low) / size, width: Math.abs(to - from) / size }))
}

/** greatestDrag is the factor that took most away, if one did. */
export function greatestDrag(parts: FactorPart[]): FactorPart | undefined {
  return parts.filter(({ change }) => change < 0).sort((a, b) => a.change - b.change)[0]
}

/** What a factor is worded in: an amount per thing, a share, or a plain number so many times. */
export type FactorUnit = 'money' | 'ratio' | 'number' | 'per_money'

/** factorUnit reads the unit of each factor from those of the chain: a factor is one metric over the one before, the first of a product is itself. */
export function factorUnit(unit: string | undefined, over: string | undefined): FactorUnit {
  if (over === undefined) return unit === 'money' ? 'money' : 'number'
  if (unit === 'money') return over === 'money' ? 'ratio' : 'money'
  return over === 'money' ? 'per_money' : 'ratio'
}
