import type { components } from './schema'

type Schemas = components['schemas']

// Names of the server's types as the screens use them.
export type Status = Schemas['Status']
export type Statement = Schemas['ProfitStatement']
/** PredictedReturns is what young orders may still be refunded, beside the booked statement. */
export type PredictedReturns = Schemas['ReturnsPrediction']
export type StatementRow = Schemas['RunStatementRow']
/** Figure is one component of the statement. */
export type Figure = Schemas['RunAmount']
/** Total is a running total of components. */
export type Total = Schemas['RunSubtotal']
export type Component = Schemas['LedgerComponent']
export type Subtotal = Schemas['LedgerSubtotal']
export type Metric = Schemas['MetricsMetric']
export type DimensionInfo = Schemas['MetricsDimension']
/** MetricDraft is a metric as a person writes it. */
export type MetricDraft = Schemas['MetricsDefinition']
export type QueryResult = Schemas['RunResult']
export type Shop = Schemas['Shop']
export type SKU = Schemas['ProfitSKU']
export type QueryRow = Schemas['RunRow']
export type Unit = Schemas['ProfitUnit']
export type Levers = Schemas['ProfitLevers']
/** Order is one order with the source of every amount. */
export type Order = Schemas['Order']
export type OrderLine = Schemas['OrderLine']
export type OrderAmount = Schemas['OrderAmount']
export type OrderSource = Schemas['OrderSource']
export type Job = Schemas['JobAnswer']

/** list reads an array that the server may give as null when it is empty. */
export function list<T>(items: T[] | null | undefined): T[] {
  return items ?? []
}
