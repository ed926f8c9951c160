import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { answer, client } from './client'
import type { components } from './schema'

type Schemas = components['schemas']

/** Today is the morning page of a day. */
export type Today = Schemas['Today']
export type Finding = Schemas['RadarFinding']
export type FindingPart = Schemas['RadarPart']
export type Cell = Schemas['RadarCell']
export type Note = Schemas['RadarNote']
export type Silence = Schemas['RadarSilence']
export type Unjudged = Schemas['RadarUnjudged']
export type Performance = Schemas['RadarPerformance']
export type Report = Schemas['RadarReport']
export type AxisScore = Schemas['RadarAxisScore']
export type MetricScore = Schemas['RadarMetricScore']
export type RadarChart = Schemas['RadarChart']
export type ChartPoint = Schemas['RadarChartPoint']
export type Where = Schemas['RadarWhere']
export type CellCause = Schemas['RadarCellCause']
export type Factors = Schemas['RadarFactors']
export type FactorPart = Schemas['RadarFactorPart']
export type TimelineEvent = Schemas['RadarEvent']
export type Why = Schemas['Why']
export type Freshness = Schemas['Freshness']
export type Complaints = Schemas['RadarComplaints']
export type Verdict = 'useful' | 'useless'
export type RadarSettings = Schemas['RadarSettings']
export type Rule = Schemas['RadarRule']
export type Promotion = Schemas['RadarPromotion']

/** useToday is the morning page of a day; without one it is the last day with orders. */
export function useToday(day: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['today', day],
    queryFn: ({ signal }) => answer(client.GET('/api/today', { params: { query: { day } }, signal })),
    enabled,
    placeholderData: keepPreviousData,
  })
}

/** useBrief is the same page as text for a phone. */
export function useBrief(day: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['brief', day],
    queryFn: ({ signal }) => answer(client.GET('/api/brief', { params: { query: { day } }, signal })),
    enabled,
  })
}

/** useWhy is what stands behind a finding of a day. */
export function useWhy(id: string, day: string | undefined) {
  return useQuery({
    queryKey: ['why', id, day],
    queryFn: ({ signal }) => answer(client.GET('/api/findings/{id}/why', { params: { path: { id }, query: { day } }, signal })),
  })
}

/** useCourse is the run of a watched metric in a cell up to a day. */
export function useCourse(metric: string, cell: Cell, day: string, days: number) {
  return useQuery({
    queryKey: ['course', metric, cell.dimension, cell.key, day, days],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/radar/chart', {
          params: { query: { metric, dimension: cell.dimension, key: cell.key, day, days } },
          signal,
        }),
      ),
  })
}

/** useVerdict says whether a finding was useful, or takes it back; it shows before the server has noted it. */
export function useVerdict(finding: Finding) {
  const queries = useQueryClient()
  const mutation = useMutation({
    mutationKey: ['verdict', finding.id],
    mutationFn: (verdict: Verdict | '') =>
      answer(
        client.POST('/api/findings/{id}/verdict', {
          params: { path: { id: finding.id } },
          body: { metric: finding.metric.name, day: finding.day, verdict },
        }),
      ),
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['today'] }), queries.invalidateQueries({ queryKey: ['why', finding.id] })]),
  })
  const shown = mutation.isPending ? mutation.variables : (finding.feedback ?? '')
  return { shown, error: mutation.error, say: (verdict: Verdict) => mutation.mutate(shown === verdict ? '' : verdict) }
}

/** useRadarSettings is what the merchant decided about the radar, with the built-in rules. */
export function useRadarSettings() {
  return useQuery({
    queryKey: ['radar-settings'],
    queryFn: ({ signal }) => answer(client.GET('/api/radar/settings', { signal })),
  })
}

/** useSaveRadarSettings changes what the radar watches. */
export function useSaveRadarSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (settings: RadarSettings) => answer(client.PUT('/api/radar/settings', { body: settings })),
    onSuccess: () => queries.invalidateQueries(),
  })
}

/** useCalendar is the trade's calendar of a year: sales, festivals and adjusted working days. */
export function useCalendar(year: number) {
  return useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => answer(client.GET('/api/calendar', { params: { query: { year } }, signal })),
    staleTime: Infinity,
  })
}
