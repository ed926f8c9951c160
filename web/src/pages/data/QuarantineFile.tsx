import { App, Button, Input, Table, Tag, Tooltip } from 'antd'
import { useState, type Key as RowKey } from 'react'

import type { BadCell, Quarantined } from '@/api/desk'
import { useDismiss, useFix, type RowFix } from '@/api/quarantine'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatNumber } from '@/components/format'

import { badCells, corrected, sameCells, setCell, type Corrections } from './corrections'
import type { QuarantinedFile } from './QuarantinePanel'

/** QuarantineFile is the rows of one file that could not be read. */
export function QuarantineFile({ file }: { file: QuarantinedFile }) {
  const t = useT()
  const { language } = useLanguage()
  const { message, modal } = App.useApp()
  const fix = useFix()
  const dismiss = useDismiss()
  const [corrections, setCorrections] = useState<Corrections>({})
  const [selected, setSelected] = useState<RowKey[]>([])
  const busy = fix.isPending || dismiss.isPending
  const open = file.rows.filter((row) => row.status === 'open')
  const edited = corrected(corrections)
  const count = (n: number) => ({ n: formatNumber(n, language) })

  const fixRows = (rows: RowFix[]) =>
    fix.mutate(
      { importSeq: file.importSeq, rows },
      {
        onSuccess: (result) => {
          setCorrections({})
          setSelected([])
          void message[result.open > 0 ? 'warning' : 'success'](
            t('data.quarantine.done', { fixed: result.fixed, open: result.open }),
          )
        },
      },
    )
  const dismissRows = (rows: number[]) =>
    modal.confirm({
      title: t('data.quarantine.dismiss.title', count(rows.length)),
      content: t('data.quarantine.dismiss.meaning'),
      okText: t('data.quarantine.dismiss'),
      onOk: () => dismiss.mutateAsync({ importSeq: file.importSeq, sheet: file.sheet, rows }).then(() => setSelected([])),
    })

  const cell = (row: Quarantined, bad: BadCell) => {
    const same = sameCells(open, row, bad)
    const value = corrections[row.row]?.[bad.column]
    return (
      <div key={bad.column} className="bad-cell">
        <span>
          <strong>{bad.column}</strong> <span className="num-loss">{bad.text}</span>
        </span>
        <span className="bad-cell-edit">
          <Tooltip title={bad.value}>
            <code className="bad-value">{bad.value || t('data.quarantine.blank')}</code>
          </Tooltip>
          {row.status === 'open' && (
            <>
              <span aria-hidden>→</span>
              <Input
                size="small"
                aria-label={t('data.quarantine.correct', { column: bad.column, row: row.row })}
                placeholder={t('data.quarantine.placeholder')}
                value={value ?? ''}
                onChange={(event) => setCorrections((before) => setCell(before, row.row, bad.column, event.target.value))}
                onPressEnter={() => fixRows([{ row: row.row, cells: corrections[row.row] }])}
              />
              {value && same.length > 1 && (
                <Button
                  size="small"
                  type="link"
                  onClick={() =>
                    setCorrections((before) => same.reduce((next, other) => setCell(next, other, bad.column, value), before))
                  }
                >
                  {t('data.quarantine.same', count(same.length))}
                </Button>
              )}
            </>
          )}
        </span>
      </div>
    )
  }

  return (
    <section className="quarantine-file" aria-label={file.name}>
      <div className="data-table-bar">
        <h3>
          {file.name}
          {file.sheet && <span className="muted"> / {file.sheet}</span>}{' '}
          <span className="muted num">{t('shell.rows', count(file.rows.length))}</span>
        </h3>
        {open.length > 0 && (
          <span className="data-table-tools">
            <Button size="small" type="primary" loading={fix.isPending} disabled={busy || edited.length === 0} onClick={() => fixRows(edited)}>
              {t('data.quarantine.fix', count(edited.length))}
            </Button>
            <Button
              size="small"
              disabled={busy}
              onClick={() => fixRows((selected.length > 0 ? selected.map(Number) : open.map(({ row }) => row)).map((row) => ({ row })))}
            >
              {t('data.quarantine.again', count(selected.length || open.length))}
            </Button>
            <Button size="small" danger disabled={busy || selected.length === 0} onClick={() => dismissRows(selected.map(Number))}>
              {t('data.quarantine.dismiss.n', count(selected.length))}
            </Button>
          </span>
        )}
      </div>
      {fix.error && <ErrorNotice error={fix.error} />}
      {dismiss.error && <ErrorNotice error={dismiss.error} />}
      <Table<Quarantined>
        size="small"
        rowKey="row"
        showHeader={file.rows.length > 1}
        dataSource={file.rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        rowSelection={
          open.length > 0
            ? {
                selectedRowKeys: selected,
                onChange: setSelected,
                columnWidth: 36,
                getCheckboxProps: (row) => ({
                  disabled: row.status !== 'open',
                  'aria-label': t('data.quarantine.select', { row: row.row }),
                }),
              }
            : undefined
        }
        expandable={{ expandedRowRender: (row) => <RawRow row={row} />, columnWidth: 36 }}
        columns={[
          {
            key: 'row',
            title: t('data.quarantine.row'),
            width: 88,
            render: (_, row) => (
              <span className="num">
                {row.row} {row.status !== 'open' && <Tag>{t(`data.quarantine.${row.status}`)}</Tag>}
              </span>
            ),
          },
          {
            key: 'cells',
            title: t('data.quarantine.cells'),
            render: (_, row) => <div className="bad-cells">{badCells(row).map((bad) => cell(row, bad))}</div>,
          },
        ]}
      />
    </section>
  )
}

function RawRow({ row }: { row: Quarantined }) {
  return (
    <dl className="raw-row">
      {Object.entries(row.raw)
        .filter(([, value]) => value !== '')
        .map(([header, value]) => (
          <div key={header}>
            <dt>{header}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
