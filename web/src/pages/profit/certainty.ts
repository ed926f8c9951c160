import type { Figure, Statement } from '@/api/types'
import { sharesOf } from '@/components/StatusBar'

export interface Doubt {
  name: string
  figure: Figure
  /** The estimated and missing share, the larger the less is known. */
  doubt: number
}

/**
 * certaintyOf sums up what the statement rests on, each component weighing by its amount, and names
 * the components that know least: first those with something missing, then the largest estimates.
 */
export function certaintyOf(statement: Pick<Statement, 'components'>): { all: Figure; doubts: Doubt[] } {
  const listSales = statement.components.list_sales?.amount ?? 0
  const all: Figure = { amount: 0, actual: 0, estimated: 0, missing: 0 }
  const doubts: Doubt[] = []
  for (const [name, figure] of Object.entries(statement.components)) {
    all.actual += Math.abs(figure.actual)
    all.estimated += Math.abs(figure.estimated)
    all.missing = Math.max(all.missing, figure.missing)
    const { estimated, missing } = sharesOf(figure, listSales)
    if (estimated + missing > 0) doubts.push({ name, figure, doubt: estimated + missing })
  }
  all.amount = all.actual + all.estimated
  doubts.sort((a, b) => b.figure.missing - a.figure.missing || Math.abs(b.figure.estimated) - Math.abs(a.figure.estimated))
  return { all, doubts }
}
