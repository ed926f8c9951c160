import { Button, Empty, Segmented, Spin } from 'antd'
import { useState } from 'react'

import type { Quarantined } from '@/api/desk'
import { quarantineStates, useQuarantine, type QuarantineState } from '@/api/quarantine'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { ExportButton } from '@/components/ExportButton'
import { formatNumber } from '@/components/format'

import { QuarantineFile } from './QuarantineFile'

interface QuarantinePanelProps {
  /** Only the rows of this import. */
  seq: number | undefined
  onAll: () => void
}

/** QuarantinePanel is the rows that could not be read, file by file, with the cells to put right. */
export function QuarantinePanel({ seq, onAll }: QuarantinePanelProps) {
  const t = useT()
  const { language } = useLanguage()
  const [status, setStatus] = useState<QuarantineState>('open')
  const rows = useQuarantine(status, seq)
  const shown = rows.data?.rows ?? []
  const total = rows.data?.total ?? 0
  const files = groupByFile(shown)
  return (
    <>
      <p className="muted panel-lead">{t('data.quarantine.lead')}</p>
      <div className="data-table-bar">
        <Segmented
          size="small"
          aria-label={t('data.quarantine.status')}
          value={status}
          onChange={setStatus}
          options={quarantineStates.map((value) => ({ value, label: t(`data.quarantine.${value}`) }))}
        />
        <span className="data-table-tools">
          {seq !== undefined && (
            <Button size="small" onClick={onAll}>
              {t('data.quarantine.allfiles')}
            </Button>
          )}
          <span className="muted num">
            {shown.length < total
              ? t('data.quarantine.first', { n: formatNumber(shown.length, language), total: formatNumber(total, language) })
              : t('shell.rows', { n: formatNumber(total, language) })}
          </span>
          <ExportButton table="quarantine" params={{ status, import: seq }} />
        </span>
      </div>
      {rows.error ? (
        <ErrorNotice error={rows.error} retry={() => void rows.refetch()} />
      ) : rows.isPending ? (
        <Spin className="page-spin" aria-label={t('shell.loading')} />
      ) : files.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('data.quarantine.none')} />
      ) : (
        files.map((file) => <QuarantineFile key={file.key} file={file} />)
      )}
    </>
  )
}

export interface QuarantinedFile {
  key: string
  importSeq: number
  name: string
  sheet: string | undefined
  rows: Quarantined[]
}

function groupByFile(rows: Quarantined[]): QuarantinedFile[] {
  const files = new Map<string, QuarantinedFile>()
  for (const row of rows) {
    const key = `${row.import_seq} ${row.sheet ?? ''}`
    const file = files.get(key) ?? { key, importSeq: row.import_seq, name: row.file_name, sheet: row.sheet, rows: [] }
    file.rows.push(row)
    files.set(key, file)
  }
  return [...files.values()]
}
