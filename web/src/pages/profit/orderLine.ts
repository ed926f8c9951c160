import { list, type Order, type OrderLine, type OrderSource, type Statement } from '@/api/types'

type Figures = Pick<Statement, 'components' | 'subtotals'>
interface Parts {
  components: { name: string; subtotal: string }[]
  subtotals: { name: string }[]
}

/** lineFigures is one line of an order, or several together, as a statement. */
export function lineFigures(lines: OrderLine[], parts: Parts): Figures {
  const figures: Figures = { components: {}, subtotals: {} }
  for (const line of lines) {
    const sales = list(line.components).find((c) => c.component === 'list_sales')?.amount ?? 0
    for (const { component, amount, status } of list(line.components)) {
      const figure = (figures.components[component] ??= { amount: 0, actual: 0, estimated: 0, missing: 0 })
      figure.amount += amount
      if (status === 'missing') figure.missing += sales
      else figure[status] += amount
    }
  }
  const running = { amount: 0, actual: 0, estimated: 0, missing: 0 }
  let reliable = true
  for (const subtotal of parts.subtotals) {
    for (const { name } of parts.components.filter((c) => c.subtotal === subtotal.name)) {
      const figure = figures.components[name]
      if (!figure) continue
      running.amount += figure.amount
      running.actual += figure.actual
      running.estimated += figure.estimated
      running.missing = Math.max(running.missing, figure.missing)
      // A gift has no sales at stake, and still no cost.
      if (lines.some((line) => list(line.components).some((c) => c.component === name && c.status === 'missing'))) {
        reliable = false
      }
    }
    figures.subtotals[subtotal.name] = { ...running, reliable }
  }
  return figures
}

/** orderFigures is the whole order as a statement. */
export function orderFigures(order: Order, parts: Parts): Figures {
  return lineFigures(list(order.lines), parts)
}

/** The rows of one file, or one sheet of it, that an amount rests on. */
export interface FileRows {
  importSeq: number
  fileName: string
  sheet: string
  rows: number[]
  /** What these rows say together, minor units; 0 where they state no amount of this kind. */
  amount: number
  /** What the row says of one piece, where it is a single row that says so: millionths, and how many. */
  piece?: { price: number; qty: number }
}

/** filesOf gathers sources by file and sheet, in the order in which they came. */
export function filesOf(sources: OrderSource[]): FileRows[] {
  const files = new Map<string, FileRows>()
  for (const { import_seq, table, file_name = '', sheet = '', row, amount, unit_price = 0, qty = 0 } of sources) {
    if (!import_seq) continue
    const key = `${import_seq} ${sheet}`
    let file = files.get(key)
    if (!file) files.set(key, (file = { importSeq: import_seq, fileName: file_name, sheet, rows: [], amount: 0 }))
    if (row !== undefined && !file.rows.includes(row)) file.rows.push(row)
    file.piece = file.rows.length === 1 && (unit_price !== 0 || qty !== 0) ? { price: unit_price, qty } : undefined
    // A cost file states what one unit costs, not what this line did.
    if (table !== 'cost') file.amount += amount
  }
  for (const file of files.values()) file.rows.sort((a, b) => a - b)
  return [...files.values()]
}

const mostRuns = 5

/** rowsText writes row numbers in runs: "3, 17–20". Beyond a handful of runs it ends with an ellipsis. */
export function rowsText(rows: number[]): string {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last?.[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  const shown = runs.slice(0, mostRuns).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
  return shown.join(', ') + (runs.length > mostRuns ? ' …' : '')
}

export const ruleOrigins = ['default', 'user', 'import'] as const
export type RuleOrigin = (typeof ruleOrigins)[number]

/** ruleNote splits the note of a rule's source, "user: what was written", into its two parts. */
export function ruleNote(note: string): { origin: RuleOrigin; text: string } {
  const origin = ruleOrigins.find((o) => note.startsWith(`${o}: `))
  return origin ? { origin, text: note.slice(origin.length + 2) } : { origin: 'user', text: note }
}
