import type { Finding, Rule } from '@/api/radar'

/** How the money of a finding came about. */
export type StakeForm = 'money' | 'revenue' | 'units' | 'count'

/** stakeForm reads from a rule which arithmetic its worth takes. */
export function stakeForm({ worth }: Pick<Rule, 'worth'>): StakeForm {
  if (worth.money) return 'money'
  if (worth.count) return 'count'
  return (worth.of || 'net_revenue') === worth.per ? 'revenue' : 'units'
}

/** stakeCounts is the metric that the deviation is counted in: of a rate its numerator. */
export function stakeCounts(finding: Pick<Finding, 'metric'>, { worth }: Pick<Rule, 'worth'>): string {
  return worth.count || finding.metric.of || finding.metric.name
}
