import { Empty, Segmented, Spin } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'

import { useCoverage, useFormats } from '@/api/formats'
import { useStatus } from '@/api/status'
import { useName, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'

import { CoverageGrid } from './CoverageGrid'
import { CoverageTable } from './CoverageTable'
import { coverageRows, daysBetween } from './coverage'

const spans = [60, 180] as const

/** CoveragePanel says which shop and file type has data for which days, and which days are missing. */
export function CoveragePanel() {
  const t = useT()
  const name = useName()
  const label = useLabel()
  const status = useStatus()
  const formats = useFormats()
  const [span, setSpan] = useState<number>(spans[0])
  const [view, setView] = useState<'grid' | 'table'>('grid')
  const to = status.data?.last_day ? status.data.last_day : dayjs().format('YYYY-MM-DD')
  const from = dayjs(to).subtract(span - 1, 'day').format('YYYY-MM-DD')
  const coverage = useCoverage(from, to)
  if (coverage.error) return <ErrorNotice error={coverage.error} retry={() => void coverage.refetch()} />

  const days = daysBetween(from, to)
  const rows = coverageRows(coverage.data ?? [], days)
  const titleOf = (table: string, title: string) => {
    const known = formats.data?.tables.find((one) => one.name === table)
    return known ? name(known) : title
  }
  const labelled = rows.map((row) => ({ ...row, shop: row.shop ? label('shop', row.shop) : '–', title: titleOf(row.table, row.title) }))
  return (
    <>
      <p className="muted panel-lead">{t('data.coverage.lead')}</p>
      <div className="data-table-bar">
        <Segmented
          size="small"
          aria-label={t('shell.period')}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, label: t('data.coverage.days', { n: value }) }))}
        />
        <Segmented
          size="small"
          aria-label={t('data.coverage.view')}
          value={view}
          onChange={setView}
          options={(['grid', 'table'] as const).map((value) => ({ value, label: t(`data.coverage.${value}`) }))}
        />
      </div>
      {coverage.isPending ? (
        <Spin className="page-spin" aria-label={t('shell.loading')} />
      ) : rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('data.coverage.none')} />
      ) : view === 'grid' ? (
        <CoverageGrid rows={labelled} days={days} />
      ) : (
        <CoverageTable rows={labelled} />
      )}
    </>
  )
}
