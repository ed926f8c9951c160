import { list, type Component, type Figure, type Statement, type Subtotal, type Total } from '@/api/types'

/** One step of the waterfall: a component between two levels, or a running total from zero. */
export interface Step {
  name: string
  zh: string
  en: string
  kind: 'component' | 'total'
  start: number
  end: number
  amount: number
  figure?: Figure
  total?: Total
}

interface Parts {
  components: Component[] | null
  subtotals: Subtotal[] | null
}

/**
 * stepsOf lays the statement out in order. Components that hold nothing are left out; running
 * totals always stand.
 */
export function stepsOf(statement: Pick<Statement, 'components' | 'subtotals'>, parts: Parts): Step[] {
  const steps: Step[] = []
  let level = 0
  for (const subtotal of list(parts.subtotals)) {
    for (const component of list(parts.components)) {
      if (component.subtotal !== subtotal.name) continue
      const figure = statement.components[component.name]
      if (!figure || (figure.amount === 0 && figure.missing === 0)) continue
      steps.push({
        name: component.name,
        zh: component.zh,
        en: component.en,
        kind: 'component',
        start: level,
        end: level + figure.amount,
        amount: figure.amount,
        figure,
      })
      level += figure.amount
    }
    const total = statement.subtotals[subtotal.name]
    if (!total) continue
    steps.push({
      name: subtotal.name,
      zh: subtotal.zh,
      en: subtotal.en,
      kind: 'total',
      start: 0,
      end: total.amount,
      amount: total.amount,
      total,
    })
  }
  return steps
}
