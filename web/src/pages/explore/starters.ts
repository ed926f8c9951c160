import type { Question } from './question'

/** A ready-made question; what it does not say is nothing. */
type Starter = Pick<Question, 'metrics' | 'by'> & Partial<Question>

/** The questions that a merchant asks first. */
export const starters = {
  profit: { metrics: ['gmv', 'operating_profit'], by: ['day'] },
  refunds: { metrics: ['refund_rate', 'refund_amount', 'gmv'], by: ['shop'], compare: 'previous', order: '-refund_rate' },
  ads: { metrics: ['ad_cost', 'platform_roi'], by: ['day'] },
  shipping: { metrics: ['ship_rate_24h', 'ship_rate_48h', 'orders_due'], by: ['warehouse'], order: 'ship_rate_24h' },
  live: { metrics: ['gpm', 'live_conversion', 'live_viewers'], by: ['account'], order: '-gpm' },
  buyers: { metrics: ['new_buyers', 'returning_buyers', 'repeat_sales_share'], by: ['day'] },
} satisfies Record<string, Starter>

export type StarterName = keyof typeof starters

/** starting is a ready-made question about the period and the currency that are chosen. */
export function starting(name: StarterName): Partial<Question> {
  return {
    filters: [],
    where: '',
    having: '',
    formulas: [],
    compare: 'none',
    order: '',
    top: 0,
    shape: 'auto',
    ...(starters[name] as Starter),
  }
}
