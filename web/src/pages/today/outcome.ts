import type { Today } from '@/api/radar'
import { change } from '@/components/format'

/** What the day earned, as far as it is known. Amounts are minor units. */
export interface Outcome {
  net: number
  /** Against the same weekday a week before; undefined where nothing was sold then. */
  netChange: number | undefined
  /** Operating profit, of the known part where something is missing; undefined where nothing is known. */
  profit: number | undefined
  whole: boolean
  /** Only where both days are known in whole. */
  profitChange: number | undefined
  /** Profit after the refunds that are yet to come; undefined where none are predicted. */
  band: { lower: number; upper: number } | undefined
  /** The refunds that are yet to come. */
  predicted: { expected: number; lower: number; upper: number } | undefined
}

/** outcomeOf reads the headline of the morning page. */
export function outcomeOf(today: Pick<Today, 'statement' | 'week_before' | 'known_part' | 'predicted_returns'>): Outcome {
  const { statement, week_before: before, known_part: known, predicted_returns: returns } = today
  const net = statement.subtotals.net_revenue?.amount ?? 0
  const operating = statement.subtotals.operating_profit
  const operatingBefore = before.subtotals.operating_profit
  const whole = operating?.reliable ?? false
  const profit = whole ? operating?.amount : known && known.skus > 0 ? known.subtotals.operating_profit : undefined
  const predicted = (returns.status === 'predicted' || returns.status === 'partly') && returns.expected > 0
  return {
    net,
    netChange: change(net, before.subtotals.net_revenue?.amount ?? 0),
    profit,
    whole,
    profitChange:
      whole && operating && operatingBefore?.reliable && before.lines > 0 ? change(operating.amount, operatingBefore.amount) : undefined,
    // What is missing belongs to some SKUs, the predicted refunds to all: they meet in the whole only.
    predicted: predicted ? returns : undefined,
    band: predicted && whole && profit !== undefined ? { lower: profit + returns.cm2.lower, upper: profit + returns.cm2.upper } : undefined,
  }
}
