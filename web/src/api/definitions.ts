import { queryOptions, useQuery } from '@tanstack/react-query'

import { useLanguage } from '@/app/i18n'

import { answer, client } from './client'
import { list, type Component, type Subtotal } from './types'

const forever = { staleTime: Infinity, gcTime: Infinity }

/** useComponents are the lines and running totals of the profit statement, in order. */
export function useComponents() {
  return useQuery({
    queryKey: ['components'],
    queryFn: ({ signal }) => answer(client.GET('/api/components', { signal })),
    select: (data) => ({ components: list(data.components), subtotals: list(data.subtotals) }),
    ...forever,
  })
}

/** catalogueQuery reads what can be asked; it stays until a metric is saved or deleted. */
export const catalogueQuery = queryOptions({
  queryKey: ['metrics'],
  queryFn: ({ signal }) => answer(client.GET('/api/metrics', { signal })),
  ...forever,
})

/** useMetrics is the catalogue of metrics. */
export function useMetrics() {
  return useQuery({ ...catalogueQuery, select: (data) => list(data.metrics) })
}

export interface Definition {
  name: string
  title: string
  /** What it holds; a running total has none and lists its parts instead. */
  meaning: string
  parts: string[]
}

/** useDefinition words what a component, subtotal or metric is. */
export function useDefinition(name: string): Definition | undefined {
  const { language } = useLanguage()
  const { data } = useComponents()
  const metrics = useMetrics()
  const english = language === 'en'
  const title = (thing: { zh: string; en: string }) => (english ? thing.en : thing.zh)

  const component = data?.components.find((c) => c.name === name)
  if (component) {
    return { name, title: title(component), meaning: english ? component.meaning_en : component.meaning, parts: [] }
  }
  const subtotal = data?.subtotals.find((s) => s.name === name)
  if (data && subtotal) {
    return { name, title: title(subtotal), meaning: '', parts: partsOf(data, name).map(title) }
  }
  const metric = metrics.data?.find((m) => m.name === name)
  if (metric) {
    return { name, title: title(metric), meaning: english ? metric.meaning_en : metric.meaning, parts: [] }
  }
  return undefined
}

/** partsOf is what a running total adds to the one before it: that one, and its own components. */
function partsOf(statement: { components: Component[]; subtotals: Subtotal[] }, name: string) {
  const at = statement.subtotals.findIndex((s) => s.name === name)
  return [...statement.subtotals.slice(at - 1, at), ...statement.components.filter((c) => c.subtotal === name)]
}
