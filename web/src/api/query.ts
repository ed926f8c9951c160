import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { answer, client } from './client'
import { catalogueQuery } from './definitions'
import type { Compare, Grain } from './statement'
import { list, type MetricDraft } from './types'

/** What the server is asked: the parameters of its query, which an export takes, too. */
export interface Asking {
  metrics: string[]
  by?: string[]
  grain?: Grain
  from: string
  to: string
  filter?: string[]
  where?: string
  having?: string
  formula?: string[]
  compare?: Compare
  order?: string[]
  limit?: number
  rest?: boolean
  currency?: string
}

/** useAnswer asks for metrics; its rows say which values rest on something that is missing. */
export function useAnswer(asking: Asking | undefined) {
  return useQuery({
    queryKey: ['query', asking],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/query', { params: { query: { metrics: null, ...asking, missing: true } }, signal })),
    enabled: asking !== undefined && asking.metrics.length > 0,
    placeholderData: keepPreviousData,
  })
}

/** useValues lists values of a dimension that hold the text, greatest first by the metric. */
export function useValues(metric: string | undefined, dimension: string, text: string, period: { from: string; to: string }) {
  return useQuery({
    queryKey: ['values', metric, dimension, text, period],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/query', {
          params: {
            query: {
              ...period,
              metrics: [metric ?? ''],
              by: [dimension],
              order: [`-${metric ?? ''}`],
              filter: text ? [`${dimension}:contains:${text}`] : undefined,
              limit: 50,
            },
          },
          signal,
        }),
      ),
    select: (data) => list(data.rows).map((row) => ({ key: list(row.keys)[0] ?? '', label: list(row.labels)[0] ?? '' })),
    enabled: metric !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** useCatalogue is what can be asked, with the metrics that were saved here and those that cannot be used. */
export function useCatalogue() {
  return useQuery({
    ...catalogueQuery,
    select: (data) => ({
      metrics: list(data.metrics),
      dimensions: list(data.dimensions),
      saved: list(data.saved),
      refused: list(data.refused),
    }),
  })
}

/** useSaveMetric adds a metric to the workspace or replaces the saved one of that name. */
export function useSaveMetric() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (metric: MetricDraft) => answer(client.POST('/api/metrics', { body: metric })),
    onSuccess: () => queries.invalidateQueries(),
  })
}

/** useDeleteMetric forgets a saved metric. */
export function useDeleteMetric() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => client.DELETE('/api/metrics/{name}', { params: { path: { name } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: catalogueQuery.queryKey }),
  })
}
