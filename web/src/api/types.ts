import type { components } from './schema'

type Schemas = components['schemas']

// Names of the server's types as the screens use them.
export type Status = Schemas['Status']
export type Statement = Schemas['Statement']
export type StatementRow = Schemas['StatementRow']
export type Figure = Schemas['Figure']
export type Total = Schemas['Total']
export type Component = Schemas['Component']
export type Subtotal = Schemas['Subtotal']
export type Metric = Schemas['Metric']
export type SKU = Schemas['SKU']
export type Order = Schemas['Order']
export type OrderRow = Schemas['OrderRow']
export type OrderLine = Schemas['OrderLine']
export type Amount = Schemas['Amount']
export type Source = Schemas['Source']
export type Job = Schemas['Job']

/** list reads an array that the server may give as null when it is empty. */
export function list<T>(items: T[] | null | undefined): T[] {
  return items ?? []
}
