import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { answer, client } from './client'

/** useStatus is the workspace as it stands: its days, shops and what is incomplete. */
export function useStatus() {
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => answer(client.GET('/api/status', { signal })),
    staleTime: 10_000,
  })
}

/** useSwitchWorkspace opens another workspace; nothing that was asked of the old one stays. */
export function useSwitchWorkspace() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (workspace: string) => answer(client.POST('/api/switch', { body: { workspace } })),
    onSuccess: () => {
      location.assign('/')
      queries.clear()
    },
  })
}
