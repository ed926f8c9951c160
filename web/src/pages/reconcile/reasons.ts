import type { ReconcileReason } from '@/api/desk'

/** Why an order's settlement differs, in the order in which it deserves a look. */
export const reasons = [
  'unexplained',
  'amount_differs',
  'rate_differs',
  'fee_unknown',
  'refund_after_settlement',
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
  /** Settled less expected, minor units. */
  difference: number
}

/** sumReasons adds the shops of each reason; one that we do not know counts as unexplained. */
export function sumReasons(summary: ReconcileReason[]): ReasonSum[] {
  const sums = new Map<Reason, ReasonSum>()
  for (const one of summary) {
    const reason = isReason(one.reason) ? one.reason : 'unexplained'
    const sum = sums.get(reason) ?? { reason, orders: 0, difference: 0 }
    sum.orders += one.orders
    sum.difference += one.difference
    sums.set(reason, sum)
  }
  return reasons.map((reason) => sums.get(reason)).filter((sum) => sum !== undefined)
}
