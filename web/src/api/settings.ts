import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { answer, client } from './client'
import type { Settings, Shop } from './desk'
import { list } from './types'

/** useSettings is what the merchant decided for the whole workspace. */
export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => answer(client.GET('/api/settings', { signal })) })
}

/** useSaveSettings replaces the workspace's settings. */
export function useSaveSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (settings: Settings) => answer(client.PUT('/api/settings', { body: settings })),
    onSuccess: () => queries.invalidateQueries(),
  })
}

/** useSaveShop adds a shop or changes the one with its ID. */
export function useSaveShop() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (shop: Shop) => answer(client.POST('/api/shops', { body: shop })),
    onSuccess: () => queries.invalidateQueries(),
  })
}

/** useDoctor checks what must hold in every workspace; it runs when it is asked to. */
export function useDoctor() {
  return useQuery({
    queryKey: ['doctor'],
    queryFn: ({ signal }) => answer(client.GET('/api/doctor', { signal })),
    select: (data) => ({ healthy: data.healthy, checks: list(data.checks) }),
    enabled: false,
  })
}
