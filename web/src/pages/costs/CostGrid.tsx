import { Empty, Pagination } from 'antd'
import dayjs from 'dayjs'
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'

import type { SKUCost } from '@/api/desk'
import { useStatus } from '@/api/status'
import { useT } from '@/app/i18n'
import { PlainHead } from '@/components/PlainHead'

import { CostRow } from './CostRow'
import { parsePaste, type Pasted } from './paste'
import { costOn, moveCost, setCost, type PendingCost } from './pending'

const pageSize = 50

interface CostGridProps {
  skus: SKUCost[]
  pending: PendingCost[]
  onPending: (change: (before: PendingCost[]) => PendingCost[]) => void
  /** Several cells were pasted onto the row at this position; from says which day a SKU's cost is entered for. */
  onPaste: (pasted: Pasted, at: number, from: (sku: string) => string) => void
}

/** CostGrid is a sheet of SKUs: arrows and Enter move, pasting fills, nothing is saved before the bar below is used. */
export function CostGrid({ skus, pending, onPending, onPaste }: CostGridProps) {
  const t = useT()
  const status = useStatus()
  const grid = useRef<HTMLTableElement>(null)
  const [page, setPage] = useState(1)
  // The day that the next cost of a SKU is entered for, where it is not that of its present cost.
  const [days, setDays] = useState<Record<string, string>>({})
  const today = status.data?.last_day ? status.data.last_day : dayjs().format('YYYY-MM-DD')
  const pages = Math.max(1, Math.ceil(skus.length / pageSize))
  const first = (Math.min(page, pages) - 1) * pageSize
  const shown = skus.slice(first, first + pageSize)

  const dayOf = (sku: SKUCost) => days[sku.sku] ?? costOn(sku.costs ?? [], today)?.from ?? ''
  const entryOf = (sku: SKUCost): PendingCost => {
    const noted = pending.filter((cost) => cost.sku === sku.sku).sort((a, b) => b.from.localeCompare(a.from))[0]
    return noted ?? { sku: sku.sku, from: dayOf(sku), text: '' }
  }
  const focus = (row: number) => {
    const input = grid.current?.querySelector<HTMLInputElement>(`input[data-row="${row}"]`)
    input?.focus()
    input?.select()
  }
  const move = (event: KeyboardEvent, row: number, entry: PendingCost) => {
    switch (event.key) {
      case 'Enter':
      case 'ArrowDown':
        event.preventDefault()
        focus(row + 1)
        break
      case 'ArrowUp':
        event.preventDefault()
        focus(row - 1)
        break
      case 'Escape':
        onPending((before) => setCost(before, { ...entry, text: '' }))
        break
    }
  }
  const paste = (event: ClipboardEvent, row: number) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.trim())) return // one cell is pasted as text
    event.preventDefault()
    onPaste(parsePaste(text), first + row, (sku) => {
      const known = skus.find((one) => one.sku === sku)
      return known ? dayOf(known) : ''
    })
  }

  if (skus.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('costs.none')} />
  return (
    <div className="cost-grid">
      <table ref={grid} className="plain-table">
        <caption className="visually-hidden">{t('costs.grid')}</caption>
        <PlainHead
          heads={[
            { title: t('costs.column.sku') },
            { title: t('costs.column.units'), wide: true },
            { title: t('costs.column.sales'), wide: true },
            { title: t('costs.column.missing'), wide: true },
            { title: t('costs.column.now'), wide: true },
            { title: t('costs.column.new') },
            { title: t('costs.column.from'), wide: true },
            { title: t('costs.history'), silent: true },
          ]}
        />
        <tbody>
          {shown.map((sku, row) => {
            const entry = entryOf(sku)
            return (
              <CostRow
                key={`${sku.sku} ${sku.currency}`}
                sku={sku}
                row={row}
                today={today}
                entry={entry}
                others={pending.filter((cost) => cost.sku === sku.sku && cost.from !== entry.from).length}
                onText={(text) => onPending((before) => setCost(before, { ...entry, text }))}
                onDay={(from) => {
                  setDays((before) => ({ ...before, [sku.sku]: from }))
                  if (entry.text !== '') onPending((before) => moveCost(before, entry, from))
                }}
                onNewCost={() => {
                  setDays((before) => ({ ...before, [sku.sku]: dayjs(today).add(1, 'day').format('YYYY-MM-DD') }))
                  focus(row)
                }}
                onKeyDown={(event) => move(event, row, entry)}
                onPaste={(event) => paste(event, row)}
              />
            )
          })}
        </tbody>
      </table>
      <Pagination
        size="small"
        hideOnSinglePage
        showSizeChanger={false}
        current={Math.min(page, pages)}
        pageSize={pageSize}
        total={skus.length}
        onChange={setPage}
      />
    </div>
  )
}
