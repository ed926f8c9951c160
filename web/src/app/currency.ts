import { createContext, use } from 'react'

export const CurrencyContext = createContext('CNY')

/** useCurrency is the currency that the workspace keeps its books in. */
export function useCurrency(): string {
  return use(CurrencyContext)
}
