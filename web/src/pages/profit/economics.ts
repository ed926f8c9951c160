import type { Figure } from '@/api/types'

/**
 * What one unit earns and costs, in minor units with fractions. Revenue is after discounts and
 * refunds; costs are below zero, so profit is a plain sum.
 */
export interface UnitEconomics {
  revenue: number
  cost: number
  commission: number
  fulfilment: number
  ads: number
  overhead: number
}

type Group = keyof UnitEconomics

// Which components a merchant thinks of as one thing. Taxes and fees follow the price like a commission does.
const groups: Record<Group, string[]> = {
  revenue: [
    'list_sales',
    'seller_discount',
    'platform_discount',
    'platform_subsidy',
    'freight_income',
    'other_income',
    'refunds',
  ],
  cost: ['cost_of_goods', 'resaleable_returns', 'loss_damage'],
  commission: ['platform_commission', 'payment_fee', 'influencer_commission', 'other_fees', 'sales_tax'],
  fulfilment: ['packing', 'handling', 'outbound_freight', 'return_freight', 'freight_insurance', 'compensation', 'service'],
  ads: ['ads', 'live_cost', 'content_cost'],
  overhead: ['overhead'],
}

/** componentsOf lists what a group holds. */
export function componentsOf(group: Group): string[] {
  return groups[group]
}

/** unitEconomics divides the components of a SKU by its units; undefined where nothing was sold. */
export function unitEconomics(
  components: Record<string, Pick<Figure, 'amount'> | undefined>,
  qty: number,
): UnitEconomics | undefined {
  if (qty <= 0) return undefined
  const sum = (group: Group) => groups[group].reduce((total, name) => total + (components[name]?.amount ?? 0), 0) / qty + 0
  return {
    revenue: sum('revenue'),
    cost: sum('cost'),
    commission: sum('commission'),
    fulfilment: sum('fulfilment'),
    ads: sum('ads'),
    overhead: sum('overhead'),
  }
}

/** profitOf is the operating profit of one unit. */
export function profitOf(unit: UnitEconomics): number {
  return unit.revenue + unit.cost + unit.commission + unit.fulfilment + unit.ads + unit.overhead
}

/** beforeAds is CM2: what one unit leaves to pay for ads. */
export function beforeAds(unit: UnitEconomics): number {
  return unit.revenue + unit.cost + unit.commission + unit.fulfilment
}

/** breakEvenROI is 1 / CM2 rate: the return on ads at which they cost what they bring. None if nothing is left for ads. */
export function breakEvenROI(unit: UnitEconomics): number | undefined {
  const rest = beforeAds(unit)
  return rest > 0 && unit.revenue > 0 ? unit.revenue / rest : undefined
}

/** roi is revenue per unit of ad spend. */
export function roi(unit: UnitEconomics): number | undefined {
  return unit.ads < 0 ? unit.revenue / -unit.ads : undefined
}

/** Relative changes, 0.1 is 10 % more; each from −1 upwards. */
export interface Assumption {
  price: number
  cost: number
  commission: number
  fulfilment: number
  ads: number
}

export const asItIs: Assumption = { price: 0, cost: 0, commission: 0, fulfilment: 0, ads: 0 }

/**
 * whatIf is the unit under other assumptions at the same volume. Commission is a share of the
 * price, so it moves with the price before its own change.
 */
export function whatIf(unit: UnitEconomics, assume: Assumption): UnitEconomics {
  return {
    revenue: unit.revenue * (1 + assume.price),
    cost: unit.cost * (1 + assume.cost),
    commission: unit.commission * (1 + assume.price) * (1 + assume.commission),
    fulfilment: unit.fulfilment * (1 + assume.fulfilment),
    ads: unit.ads * (1 + assume.ads),
    overhead: unit.overhead,
  }
}

/**
 * breakEvenPrice is the change of price at which one unit earns nothing, all other assumptions
 * kept; undefined where no price above zero does it.
 */
export function breakEvenPrice(unit: UnitEconomics, assume: Assumption): number | undefined {
  const perPrice = unit.revenue + unit.commission * (1 + assume.commission)
  const changed = whatIf(unit, assume)
  const fixed = changed.cost + changed.fulfilment + changed.ads + changed.overhead
  if (perPrice <= 0 || fixed >= 0) return undefined
  return -fixed / perPrice - 1
}
