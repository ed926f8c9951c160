import { useQuery } from '@tanstack/react-query'

import { answer, client } from './client'
import type { Rate } from './desk'
import { list } from './types'

/** useRates is every exchange rate into the reporting currency, and what stands apart for want of one. */
export function useRates() {
  return useQuery({
    queryKey: ['rates'],
    queryFn: ({ signal }) => answer(client.GET('/api/rates', { signal })),
    select: (data) => ({ home: data.home, rates: list(data.rates), missing: list(data.missing) }),
  })
}

/** saveRates writes rates, forgets those without a number, and gives the job that rebuilds the ledger. */
export function saveRates(rates: Rate[]): Promise<string> {
  return answer(client.PUT('/api/rates', { body: { rates } })).then((job) => job.id)
}

/** importRates sends a list of rates as it is on disk. */
export async function importRates(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const job = await answer(client.PUT('/api/rates', { body: { file: btoa(text) } }))
  return job.id
}
