import { parsePrice } from './decimal'

export interface PastedCost {
  sku: string
  cost: string
  /** YYYY-MM-DD, or "" where the cost holds always. */
  from: string
}

export type Pasted =
  /** One column: costs for the rows from the selected one on; "" leaves a row as it is. */
  | { kind: 'column'; costs: string[] }
  /** Two or three columns: SKU, cost and the day it holds from. */
  | { kind: 'table'; rows: PastedCost[]; skipped: string[][] }

/** parseCells reads the text that spreadsheets put on the clipboard: tabs between cells, quotes where a cell needs them. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const end = () => {
    if (row.some((cell) => cell !== '')) rows.push(row)
    row = []
  }
  while (at < text.length) {
    const [cell, next] = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    row.push(cell.trim())
    at = next
    if (text[at] !== '\t') {
      end()
      if (text[at] === '\r' && text[at + 1] === '\n') at++
    }
    at++
  }
  end()
  return rows
}

function plainCell(text: string, at: number): [string, number] {
  let end = at
  while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end++
  return [text.slice(at, end), end]
}

function quotedCell(text: string, at: number): [string, number] {
  let cell = ''
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '"') cell += text[i]
    else if (text[i + 1] === '"') cell += text[i++]
    else {
      const [rest, end] = plainCell(text, i + 1) // what follows a closing quote belongs to the cell
      return [cell + rest, end]
    }
  }
  return plainCell(text, at) // the quote is never closed: it is a character
}

const dateShape = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s.*)?$/

/** parseDay reads a date that names its year first; anything else would be a guess. */
export function parseDay(text: string): string | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const [, year, month, day] = compact ?? dateShape.exec(text.trim()) ?? []
  if (!year || !month || !day) return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** parsePaste reads costs that were copied from a spreadsheet; a header row is left out. */
export function parsePaste(text: string): Pasted {
  const cells = parseCells(text)
  if (cells.every((row) => row.length === 1)) {
    const costs = cells.map((row) => row[0] ?? '')
    const header = costs.length > 1 && !parsePrice(costs[0] ?? '').ok && costs.slice(1).some((cost) => parsePrice(cost).ok)
    return { kind: 'column', costs: header ? costs.slice(1) : costs }
  }
  const rows: PastedCost[] = []
  const skipped: string[][] = []
  cells.forEach((row, i) => {
    const [sku = '', cost = '', day = ''] = row
    const from = day === '' ? '' : parseDay(day)
    if (sku !== '' && from !== undefined && parsePrice(cost).ok) rows.push({ sku, cost, from })
    else if (i > 0) skipped.push(row)
  })
  return { kind: 'table', rows, skipped }
}
