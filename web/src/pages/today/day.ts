import { useSearchParams } from 'react-router'

/** useDay is the day of the page, kept in the address; without one it is the last day with orders. */
export function useDay(): [string | undefined, (day: string | undefined) => void] {
  const [params, setParams] = useSearchParams()
  return [params.get('day') ?? undefined, (day) => setParams(day ? { day } : {}, { preventScrollReset: true })]
}
