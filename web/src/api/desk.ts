import type { components } from './schema'

type Schemas = components['schemas']

// Names of the server's types as the pages of the back office use them: data, costs, rules,
// restatement, reconciliation and settings.
export type ImportEntry = Schemas['ImportEntry']
export type Control = Schemas['CollectControl']
export type Note = Schemas['Note']
export type Mapping = Schemas['Mapping']
export type Candidate = Schemas['Candidate']
export type FileProblem = Schemas['FileProblem']
export type Quarantined = Schemas['Quarantined']
export type BadCell = Schemas['BadCell']
export type Format = Schemas['Format']
export type NewFormat = Schemas['NewFormat']
export type Table = Schemas['Table']
export type Coverage = Schemas['Coverage']
export type SKUCost = Schemas['SKUCost']
export type Cost = Schemas['Cost']
export type CostEdit = Schemas['CostEdit']
export type Rule = Schemas['Rule']
export type Kind = Schemas['LedgerKind']
export type Settings = Schemas['Settings']
export type Shop = Schemas['Shop']
export type Restatement = Schemas['Restatement']
export type ReconcileTotal = Schemas['ReconcileTotal']
export type ReconciledRow = Schemas['ReconciledRow']

/** FileResult is what became of one file, or of one sheet of it. It is the result of an import job. */
export interface FileResult {
  path: string
  sheet?: string
  format: string
  title?: string
  table: string
  shop?: string
  /** How the shop was decided. */
  shop_by?: string
  import_seq?: number
  rows: number
  added: number
  /** Already there, or older than what is there. */
  unchanged: number
  corrected: number
  quarantined: number
  excluded: number
  control: Record<string, Control> | null
  notes?: Note[] | null
  /** Why the file was not imported; nothing of it went in. */
  problem?: FileProblem
}

/** ImportResult is the result of an import job: the files in the order they were sent. */
export interface ImportResult {
  files: FileResult[] | null
}
