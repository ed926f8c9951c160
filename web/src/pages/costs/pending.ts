import type { Cost, CostEdit } from '@/api/desk'

import { parsePrice } from './decimal'
import type { PastedCost } from './paste'

/** A cost that was typed or pasted and is not saved yet. */
export interface PendingCost {
  sku: string
  /** YYYY-MM-DD; "" holds always. */
  from: string
  /** As it was typed. */
  text: string
}

const same = (a: { sku: string; from: string }, b: { sku: string; from: string }) => a.sku === b.sku && a.from === b.from

/** setCost notes a cost; an empty text takes the note back. */
export function setCost(pending: PendingCost[], cost: PendingCost): PendingCost[] {
  const rest = pending.filter((other) => !same(other, cost))
  return cost.text.trim() === '' ? rest : [...rest, cost]
}

/** moveCost changes the day a noted cost holds from. */
export function moveCost(pending: PendingCost[], cost: PendingCost, from: string): PendingCost[] {
  return setCost(
    pending.filter((other) => !same(other, cost)),
    { ...cost, from },
  )
}

/** addPasted notes pasted costs; a later row of the same SKU and day wins. */
export function addPasted(pending: PendingCost[], rows: PastedCost[]): PendingCost[] {
  const byKey = new Map(pending.map((cost) => [JSON.stringify([cost.sku, cost.from]), cost]))
  for (const { sku, from, cost } of rows) byKey.set(JSON.stringify([sku, from]), { sku, from, text: cost })
  return [...byKey.values()]
}

/** isNew tells a noted cost from one that the SKU has already. */
export function isNew(cost: PendingCost, known: Cost[]): boolean {
  const parsed = parsePrice(cost.text)
  return !parsed.ok || !known.some((k) => k.from === cost.from && k.unit_cost === parsed.units)
}

/** editsOf are the costs to save; those that cannot be read are counted instead. */
export function editsOf(pending: PendingCost[]): { edits: CostEdit[]; unreadable: number } {
  const edits: CostEdit[] = []
  let unreadable = 0
  for (const { sku, from, text } of pending) {
    const parsed = parsePrice(text)
    if (parsed.ok) edits.push({ sku, unit_cost: parsed.units, from: from || undefined })
    else unreadable++
  }
  return { edits, unreadable }
}

/** costOn is the cost that holds on a day: the latest that had begun. */
export function costOn(costs: Cost[], day: string): Cost | undefined {
  return costs.filter((cost) => cost.from <= day).sort((a, b) => b.from.localeCompare(a.from))[0]
}
