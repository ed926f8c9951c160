import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'

import { useLanguage, useT } from '@/app/i18n'

import { ExportButton, type ExportParams } from './ExportButton'
import { formatNumber } from './format'

interface DataTableProps<T> extends Omit<TableProps<T>, 'title'> {
  /** What the table is, for screen readers and above it. */
  label: string
  /** Left of the export button. */
  tools?: ReactNode
  /** Table and parameters of the export; without it the table cannot be exported. */
  exports?: { table: string; params?: ExportParams }
  /** Rows in all, when the page holds only some. */
  count?: number
}

/** DataTable is a dense table with its row count and its export. */
export function DataTable<T extends object>({ label, tools, exports, count, ...table }: DataTableProps<T>) {
  const t = useT()
  const { language } = useLanguage()
  const rows = count ?? table.dataSource?.length ?? 0
  return (
    <section className="data-table" aria-label={label}>
      <div className="data-table-bar">
        <span className="muted num">{t('shell.rows', { n: formatNumber(rows, language) })}</span>
        <span className="data-table-tools">
          {tools}
          {exports && <ExportButton table={exports.table} params={exports.params} />}
        </span>
      </div>
      <Table<T>
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        scroll={{ x: 'max-content' }}
        showSorterTooltip={false}
        {...table}
      />
    </section>
  )
}
