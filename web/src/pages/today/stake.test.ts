import { expect, it } from 'vitest'

import type { Finding, Rule } from '@/api/radar'

import { stakeCounts, stakeForm } from './stake'

const rule = (worth: Rule['worth']) => ({ worth })

it('knows the arithmetic of every kind of worth', () => {
  expect(stakeForm(rule({ money: true }))).toBe('money')
  expect(stakeForm(rule({ per: 'gmv', of: 'gmv' }))).toBe('revenue')
  expect(stakeForm(rule({ per: 'orders' }))).toBe('units')
  expect(stakeForm(rule({ count: 'conversations', per: 'orders', share: 0.1 }))).toBe('count')
})

it('counts a rate in its numerator', () => {
  const finding = (metric: Partial<Finding['metric']>) => ({ metric }) as Finding
  expect(stakeCounts(finding({ name: 'ship_rate_48h', of: 'orders_shipped_48h' }), rule({ per: 'orders' }))).toBe('orders_shipped_48h')
  expect(stakeCounts(finding({ name: 'orders' }), rule({ per: 'orders' }))).toBe('orders')
  expect(stakeCounts(finding({ name: 'rating', of: 'stars' }), rule({ count: 'reviews_rated', per: 'orders' }))).toBe('reviews_rated')
})
