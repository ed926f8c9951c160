import { useQuery } from '@tanstack/react-query'

import { answer, client } from './client'

/** useStatus is the workspace as it stands: its days, shops and what is incomplete. */
export function useStatus() {
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => answer(client.GET('/api/status', { signal })),
    staleTime: 10_000,
  })
}
