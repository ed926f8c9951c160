import type { ReconcileTotal } from '@/api/desk'

/** Why an order's settlement differs, in the order in which it deserves a look. */
export const reasons = [
  'unexplained',
  'amount_differs',
  'rate_differs',
  'fee_unknown',
  'refund_after_settlement',
  'refund_in_settlement',
  'not_yet_settled',
  'agrees',
] as const
export type Reason = (typeof reasons)[number]

export function isReason(text: string | null): text is Reason {
  return reasons.includes(text as Reason)
}

export interface ReasonSum {
  reason: Reason
  orders: number
  /** Minor units, as the difference. */
  expected: number
  /** Settled less expected. */
  difference: number
}

/** sumReasons adds the shops of each reason. */
export function sumReasons(totals: ReconcileTotal[]): ReasonSum[] {
  const sums = new Map<Reason, ReasonSum>()
  for (const { reason, orders, expected, difference } of totals) {
    const sum = sums.get(reason) ?? { reason, orders: 0, expected: 0, difference: 0 }
    sum.orders += orders
    sum.expected += expected
    sum.difference += difference
    sums.set(reason, sum)
  }
  return reasons.map((reason) => sums.get(reason)).filter((sum) => sum !== undefined)
}
