import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { answer, client } from './client'
import type { Format, NewFormat } from './desk'
import { list } from './types'

/** useFormats is every export type that can be imported, and what a header can be mapped to. */
export function useFormats() {
  return useQuery({
    queryKey: ['formats'],
    queryFn: ({ signal }) => answer(client.GET('/api/formats', { signal })),
    select: (data) => ({ formats: list(data.formats), tables: list(data.tables) }),
    staleTime: Infinity,
  })
}

/** useSaveFormat keeps a mapping as a format of the workspace's own. */
export function useSaveFormat() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (format: NewFormat) => answer(client.POST('/api/formats', { body: format })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['formats'] }),
  })
}

/** useCoverage is how many rows each shop and file type has on each day. */
export function useCoverage(from: string, to: string) {
  return useQuery({
    queryKey: ['coverage', from, to],
    queryFn: ({ signal }) => answer(client.GET('/api/coverage', { params: { query: { from, to } }, signal })),
    select: (data) => list(data.coverage),
  })
}

/** platformsOf lists the platforms whose exports are known. */
export function platformsOf(formats: Format[]): string[] {
  return [...new Set(formats.map((format) => format.platform))].filter((platform) => platform !== '').sort()
}
