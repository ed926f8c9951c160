import type { components } from './schema'

type Schemas = components['schemas']

// Names of the server's types as the screens use them.
export type Status = Schemas['Status']
export type Statement = Schemas['Statement']
export type StatementRow = Schemas['StatementRow']
/** Figure is one component of the statement. */
export type Figure = Schemas['Amount']
/** Total is a running total of components. */
export type Total = Schemas['RunSubtotal']
export type Component = Schemas['Component']
export type Subtotal = Schemas['Subtotal']
export type Metric = Schemas['Metric']
export type Shop = Schemas['Shop']
export type SKU = Schemas['SKU']
export type Order = Schemas['Order']
export type OrderRow = Schemas['OrderRow']
export type OrderLine = Schemas['OrderLine']
export type Unit = Schemas['Unit']
export type Levers = Schemas['Levers']
export type OrderAmount = Schemas['OrderAmount']
export type Source = Schemas['Source']
export type Job = Schemas['Job']

/** list reads an array that the server may give as null when it is empty. */
export function list<T>(items: T[] | null | undefined): T[] {
  return items ?? []
}
