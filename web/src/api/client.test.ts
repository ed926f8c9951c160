import { describe, expect, it } from 'vitest'

import { queryText } from './client'

describe('queryText', () => {
  it('joins lists and repeats filters', () => {
    const text = queryText({ metrics: ['cm1', 'cm2'], filter: ['sku:eq:a,b', 'shop:eq:'], from: '2026-01-01' })
    expect(new URLSearchParams(text).getAll('filter')).toEqual(['sku:eq:a,b', 'shop:eq:'])
    expect(new URLSearchParams(text).get('metrics')).toBe('cm1,cm2')
  })

  it('leaves out what is not given', () => {
    expect(queryText({ by: undefined, grain: '', top: 0 })).toBe('top=0')
  })
})
