import { ImportOutlined, SnippetsOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Drawer, Input, Spin } from 'antd'
import { useState } from 'react'

import { saveCosts, useCosts } from '@/api/costs'
import { ProblemError } from '@/api/problem'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { ExportButton } from '@/components/ExportButton'
import { formatNumber } from '@/components/format'
import { useJobRun } from '@/components/useJobRun'
import { ImportPanel } from '@/pages/data/ImportPanel'

import { CostGrid } from './CostGrid'
import type { Pasted } from './paste'
import { PasteModal } from './PasteModal'
import { addPasted, editsOf, setCost, type PendingCost } from './pending'
import { PendingBar } from './PendingBar'
import { useUnsaved } from './useUnsaved'

/** CostsTab is the unit cost of every SKU, edited like a spreadsheet. */
export function CostsTab({ missing }: { missing: boolean }) {
  const t = useT()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const costs = useCosts()
  const [onlyMissing, setOnlyMissing] = useState(missing)
  const [search, setSearch] = useState('')
  const [pending, setPending] = useState<PendingCost[]>([])
  const [pasting, setPasting] = useState(false)
  const [importing, setImporting] = useState(false)
  const run = useJobRun((job) => {
    if (job.state !== 'done') return
    setPending((before) => before.filter((cost) => editsOf([cost]).unreadable > 0))
    void message.success(t('costs.saved'))
  })
  useUnsaved(pending.length > 0)
  if (costs.error) return <ErrorNotice error={costs.error} retry={() => void costs.refetch()} />
  if (costs.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />

  const all = costs.data
  const wanted = search.trim().toLowerCase()
  const shown = all.filter(
    (sku) =>
      (!onlyMissing || sku.missing > 0) &&
      (wanted === '' || sku.sku.toLowerCase().includes(wanted) || sku.product_name.toLowerCase().includes(wanted)),
  )
  const paste = (pasted: Pasted, at: number, from: (sku: string) => string) => {
    if (pasted.kind === 'table') {
      const strangers = pasted.rows.filter((row) => !all.some((sku) => sku.sku === row.sku)).length
      setPending((before) => addPasted(before, pasted.rows))
      const words = { rows: pasted.rows.length, skipped: pasted.skipped.length, strangers }
      void message[pasted.skipped.length + strangers > 0 ? 'warning' : 'success'](t('costs.pasted', words))
      return
    }
    const filled = shown.slice(at, at + pasted.costs.length)
    setPending((before) =>
      filled.reduce((next, sku, i) => {
        const text = pasted.costs[i] ?? ''
        return text === '' ? next : setCost(next, { sku: sku.sku, from: from(sku.sku), text })
      }, before),
    )
    void message.success(t('costs.pasted.column', { rows: filled.length }))
  }
  const failed = run.job?.state === 'failed' ? run.job.problem : undefined
  return (
    <>
      <p className="muted panel-lead">{t('costs.lead')}</p>
      <div className="data-table-bar">
        <span className="data-table-tools">
          <Input.Search
            size="small"
            allowClear
            className="table-search"
            aria-label={t('costs.search')}
            placeholder={t('costs.search')}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Checkbox checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)}>
            {t('costs.missing.only', { n: formatNumber(all.filter((sku) => sku.missing > 0).length, language) })}
          </Checkbox>
        </span>
        <span className="data-table-tools">
          <span className="muted num wide-only">{t('shell.rows', { n: formatNumber(shown.length, language) })}</span>
          <Button size="small" icon={<SnippetsOutlined aria-hidden />} onClick={() => setPasting(true)}>
            {t('costs.paste')}
          </Button>
          <Button size="small" icon={<ImportOutlined aria-hidden />} onClick={() => setImporting(true)}>
            {t('costs.import')}
          </Button>
          <ExportButton table="costs" params={{ missing: onlyMissing || undefined }} />
        </span>
      </div>
      {run.error !== undefined && <ErrorNotice error={run.error} />}
      {failed && <ErrorNotice error={new ProblemError(failed)} />}
      <CostGrid skus={shown} pending={pending} onPending={setPending} onPaste={paste} />
      <PendingBar
        pending={pending}
        run={run}
        onDiscard={() => setPending([])}
        onSave={() => void run.start(() => saveCosts(editsOf(pending).edits))}
      />
      <PasteModal
        open={pasting}
        skus={all}
        onClose={() => setPasting(false)}
        onPaste={(pasted) => {
          setPasting(false)
          paste(pasted, 0, () => '')
        }}
      />
      <Drawer open={importing} onClose={() => setImporting(false)} title={t('costs.import')} size={760} destroyOnHidden>
        <div className="panel">
          <p className="muted panel-lead">{t('costs.import.lead')}</p>
          <ImportPanel />
        </div>
      </Drawer>
    </>
  )
}
