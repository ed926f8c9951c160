import type { components } from './schema'

type Schemas = components['schemas']

// Names of the server's types as the pages of the back office use them: data, costs, rules,
// restatement, reconciliation and settings.
export type ImportEntry = Schemas['ImportEntry']
export type Control = Schemas['CollectControl']
export type Note = Schemas['Note']
export type Mapping = Schemas['Mapping']
export type Candidate = Schemas['Candidate']
/** FileResult is what became of one file, or of one sheet of it. */
export type FileResult = Schemas['FileResult']
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
export type Rate = Schemas['Rate']
export type MissingRate = Schemas['MissingRate']
export type Kind = Schemas['LedgerKind']
export type Settings = Schemas['Settings']
export type Shop = Schemas['Shop']
export type Restatement = Schemas['Restatement']
export type RestatementSum = Schemas['RestatementSum']
export type ReconcileTotal = Schemas['ReconcileTotal']
export type ReconciledRow = Schemas['ReconciledRow']
