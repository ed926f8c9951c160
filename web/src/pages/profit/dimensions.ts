/** The dimensions that profit can be broken down by, in the order of the tabs. */
export const dimensions = [
  'sku',
  'spu',
  'category',
  'shop',
  'platform',
  'channel',
  'account',
  'influencer',
  'session',
  'province',
  'day',
  'order',
] as const
export type Dimension = (typeof dimensions)[number]

export function isDimension(text: string | null): text is Dimension {
  return dimensions.includes(text as Dimension)
}

/** Where a click on a value leads next: towards the single order. */
export const nextDimension: Record<Dimension, Dimension> = {
  platform: 'shop',
  shop: 'category',
  channel: 'account',
  account: 'session',
  influencer: 'sku',
  session: 'sku',
  province: 'sku',
  category: 'spu',
  spu: 'sku',
  day: 'sku',
  sku: 'order',
  order: 'order',
}
