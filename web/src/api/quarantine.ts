import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { answer, client } from './client'
import { list } from './types'

export const quarantineStates = ['open', 'fixed', 'dismissed', 'all'] as const
export type QuarantineState = (typeof quarantineStates)[number]

/** useQuarantine is the rows that could not be read, of one import or of all. */
export function useQuarantine(status: QuarantineState, importSeq?: number) {
  return useQuery({
    queryKey: ['quarantine', status, importSeq],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/quarantine', { params: { query: { status, import: importSeq } }, signal })),
    select: (data) => ({ rows: list(data.rows), total: data.total }),
  })
}

export interface RowFix {
  row: number
  /** Header → corrected value. */
  cells?: Record<string, string>
}

/** useFix reads rows of one import again with corrected cells; any number may change by it. */
export function useFix() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ importSeq, rows }: { importSeq: number; rows: RowFix[] }) =>
      answer(client.POST('/api/quarantine/fix', { body: { import_seq: importSeq, rows } })),
    // Not waited for: the rows leave the screen with it, and who asked must still hear how it went.
    onSuccess: () => void queries.invalidateQueries(),
  })
}

/** useDismiss leaves rows out for good. */
export function useDismiss() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ importSeq, sheet, rows }: { importSeq: number; sheet?: string; rows: number[] }) =>
      answer(client.POST('/api/quarantine/dismiss', { body: { import_seq: importSeq, sheet, rows } })),
    onSuccess: () => void queries.invalidateQueries(), // as above
  })
}
