import type { BadCell, Quarantined } from '@/api/desk'
import type { RowFix } from '@/api/quarantine'
import { list } from '@/api/types'

/** Corrected cells that are not sent yet: row → header → value. */
export type Corrections = Record<number, Record<string, string>>

/** setCell notes a corrected cell; an empty value takes the note back. */
export function setCell(corrections: Corrections, row: number, column: string, value: string): Corrections {
  const cells = Object.fromEntries(Object.entries(corrections[row] ?? {}).filter(([name]) => name !== column))
  if (value !== '') cells[column] = value
  const rest = Object.fromEntries(Object.entries(corrections).filter(([number]) => Number(number) !== row))
  return Object.keys(cells).length > 0 ? { ...rest, [row]: cells } : rest
}

/** corrected lists the rows with corrected cells. */
export function corrected(corrections: Corrections): RowFix[] {
  return Object.entries(corrections).map(([row, cells]) => ({ row: Number(row), cells }))
}

/** badCells are the cells of a row that could not be read, each once with all its reasons. */
export function badCells(row: Quarantined): BadCell[] {
  const cells = new Map<string, BadCell>()
  for (const cell of list(row.cells)) {
    const seen = cells.get(cell.column)
    if (!seen) cells.set(cell.column, { ...cell, text: cell.text || cell.reason })
    else if (seen.value === '') cells.set(cell.column, { ...cell, text: `${seen.text}; ${cell.text || cell.reason}` })
    else seen.text += `; ${cell.text || cell.reason}`
  }
  return [...cells.values()]
}

/** sameCells are the rows whose cell of that column is wrong in the same way, the row itself included. */
export function sameCells(rows: Quarantined[], row: Quarantined, bad: BadCell): number[] {
  return rows
    .filter(
      (other) =>
        other.row === row.row ||
        badCells(other).some((cell) => cell.column === bad.column && cell.value === bad.value && cell.reason === bad.reason),
    )
    .map((other) => other.row)
}
