import type { Levers, Unit } from '@/api/types'

// The same arithmetic as internal/analysts/profit, so that a slider answers at once.

/** levers reads off where the levers stand: per unit, in minor units, as positive numbers. */
export function levers(unit: Unit): Levers {
  return {
    price: unit.list_price + unit.seller_discount,
    unit_cost: -unit.cost_of_goods + 0,
    commission_rate: unit.net_revenue === 0 ? 0 : -unit.commission / unit.net_revenue + 0,
    freight: -unit.freight + 0,
    ads: -unit.ads + 0,
  }
}

function totalled(unit: Unit): Unit {
  const net_revenue = unit.list_price + unit.seller_discount + unit.other_discount + unit.refunds + unit.other_income
  const cm1 = net_revenue + unit.cost_of_goods + unit.returned_cost
  const cm2 = cm1 + unit.commission + unit.sales_tax + unit.freight + unit.handling + unit.other_fees
  return { ...unit, net_revenue, cm1, cm2, cm3: cm2 + unit.ads + unit.live_and_content }
}

/**
 * whatIf is one unit with the levers elsewhere, at the same volume. Discounts and refunds follow the
 * price, commission and tax follow net revenue, returned goods follow the unit cost; freight income,
 * handling, live and content cost stay.
 */
export function whatIf(unit: Unit, to: Levers): Unit {
  const from = levers(unit)
  const before = unit.net_revenue
  let next = { ...unit }
  if (from.price !== 0) {
    const k = to.price / from.price
    next.list_price *= k
    next.seller_discount *= k
    next.other_discount *= k
    next.refunds *= k
  } else {
    next.list_price += to.price
  }
  next = totalled(next)
  if (from.unit_cost !== 0) next.returned_cost *= to.unit_cost / from.unit_cost
  next.cost_of_goods = -to.unit_cost
  if (before !== 0 || to.commission_rate !== 0) next.commission = -to.commission_rate * next.net_revenue
  if (before !== 0) next.sales_tax *= next.net_revenue / before
  next.freight = -to.freight
  next.ads = -to.ads
  return totalled(next)
}

/** breakEvenROI is 1 / CM2 rate: the net ROI above which a unit earns. None where nothing is left for ads. */
export function breakEvenROI(unit: Unit): number | undefined {
  return unit.cm2 > 0 ? unit.net_revenue / unit.cm2 : undefined
}

/** netROI is net revenue per ad spend, none without ads. */
export function netROI(unit: Unit): number | undefined {
  return unit.ads < 0 ? unit.net_revenue / -unit.ads : undefined
}

/**
 * breakEvenPrice is the price at which CM3 of a unit is nothing with all other levers kept, found on
 * the straight line that CM3 is in the price; undefined where a higher price does not help.
 */
export function breakEvenPrice(unit: Unit, at: Levers): number | undefined {
  const low = whatIf(unit, { ...at, price: 0 }).cm3
  const step = Math.max(at.price, 1)
  const slope = (whatIf(unit, { ...at, price: step }).cm3 - low) / step
  if (slope <= 0 || low > 0) return undefined
  return -low / slope
}

/** reach is how far a lever's slider goes: to twice what it is, or to something useful where it is nothing. */
export function reach(lever: keyof Levers, from: Levers): number {
  if (lever === 'commission_rate') return Math.max(0.3, Math.min(1, 2 * from.commission_rate))
  return Math.ceil(from[lever] > 0 ? 2 * from[lever] : Math.max(from.price / 2, 100))
}
