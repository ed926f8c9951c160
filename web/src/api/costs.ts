import { useQuery } from '@tanstack/react-query'

import { answer, client } from './client'
import type { CostEdit, Rule } from './desk'
import { list } from './types'

/** useCosts is every SKU that was sold with its unit costs, most revenue at stake first. */
export function useCosts() {
  return useQuery({
    queryKey: ['costs'],
    queryFn: ({ signal }) => answer(client.GET('/api/costs', { signal })),
    select: (data) => list(data.skus),
  })
}

/** saveCosts writes unit costs and gives the job that rebuilds the ledger. */
export function saveCosts(costs: CostEdit[]): Promise<string> {
  return answer(client.PUT('/api/costs', { body: { costs } })).then((job) => job.id)
}

/** useRules is every cost and fee rule, and what the kinds of rules mean. */
export function useRules() {
  return useQuery({
    queryKey: ['rules'],
    queryFn: ({ signal }) => answer(client.GET('/api/rules', { signal })),
    select: (data) => ({ rules: list(data.rules), kinds: list(data.kinds) }),
  })
}

/** changeRules writes and deletes rules and gives the job that rebuilds the ledger. */
export function changeRules(changes: { put?: Rule[]; delete?: number[] }): Promise<string> {
  return answer(client.POST('/api/rules', { body: changes })).then((job) => job.id)
}
