import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Input, Tag } from 'antd'
import { useState } from 'react'

import type { ImportEntry } from '@/api/desk'
import { useFormats } from '@/api/formats'
import { toggleImport, useImports } from '@/api/imports'
import { ProblemError } from '@/api/problem'
import { useLanguage, useName, useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { ErrorNotice } from '@/components/ErrorNotice'
import { JobProgress } from '@/components/JobProgress'
import { useLabel } from '@/components/labels'
import { Count } from '@/components/Money'
import { useJobRun } from '@/components/useJobRun'
import { formatTime } from '@/components/time'

import { controlSums, type ControlSum } from './controls'
import { ImportDrawer } from './ImportDrawer'

interface HistoryPanelProps {
  /** The import whose details are shown. */
  seq: number | undefined
  onSelect: (seq: number | undefined) => void
}

/** HistoryPanel is every import, with the way to take one back. */
export function HistoryPanel({ seq, onSelect }: HistoryPanelProps) {
  const t = useT()
  const { language } = useLanguage()
  const name = useName()
  const label = useLabel()
  const { modal, message } = App.useApp()
  const imports = useImports()
  const formats = useFormats()
  const [search, setSearch] = useState('')
  const run = useJobRun((job) => {
    if (job.state === 'done') void message.success(t('data.history.recomputed'))
  })
  if (imports.error) return <ErrorNotice error={imports.error} retry={() => void imports.refetch()} />

  const titleOf = (entry: ImportEntry) => {
    const format = formats.data?.formats.find((f) => f.name === entry.format)
    return format ? name(format) : entry.title
  }
  const rows = (imports.data ?? []).filter((entry) =>
    [entry.path, titleOf(entry), label('shop', entry.shop)].some((text) => text.toLowerCase().includes(search.toLowerCase())),
  )
  const ask = (entry: ImportEntry) => {
    const action = entry.status === 'live' ? 'undo' : 'redo'
    modal.confirm({
      title: t(`data.${action}.title`, { file: entry.file_name }),
      content: t(`data.${action}.meaning`, { rows: entry.added + entry.corrected }),
      okText: t(`data.${action}`),
      okButtonProps: { danger: action === 'undo' },
      onOk: () => {
        void run.start(() => toggleImport(entry.import_seq, action))
      },
    })
  }
  return (
    <>
      {run.error !== undefined && <ErrorNotice error={run.error} />}
      {run.job && run.running && <JobProgress job={run.job} />}
      {run.job?.state === 'failed' && <ErrorNotice error={run.job.problem ? new ProblemError(run.job.problem) : undefined} />}
      <DataTable<ImportEntry>
        label={t('data.tab.history')}
        exports={{ table: 'imports' }}
        tools={
          <Input.Search
            size="small"
            allowClear
            className="table-search"
            aria-label={t('data.history.search')}
            placeholder={t('data.history.search')}
            onChange={(event) => setSearch(event.target.value)}
          />
        }
        rowKey="import_seq"
        loading={imports.isPending}
        dataSource={rows}
        rowClassName={(entry) => (entry.status === 'undone' ? 'row-undone' : '')}
        columns={[
          {
            key: 'file',
            title: t('data.history.file'),
            fixed: 'left',
            width: 220,
            render: (_, entry) => (
              <Button type="link" size="small" className="drill history-file" onClick={() => onSelect(entry.import_seq)}>
                <span className="muted">{folderOf(entry.path)}</span>
                {entry.file_name}
                {entry.sheet ? ` / ${entry.sheet}` : ''}
              </Button>
            ),
          },
          { key: 'title', title: t('data.history.format'), render: (_, entry) => titleOf(entry) },
          { key: 'shop', title: t('data.history.shop'), render: (_, entry) => (entry.shop ? label('shop', entry.shop) : '–') },
          {
            key: 'days',
            title: t('data.history.days'),
            render: (_, entry) => <span className="num">{daysOf(entry)}</span>,
          },
          ...(['rows', 'added', 'unchanged', 'corrected', 'quarantined'] as const).map((count) => ({
            key: count,
            title: t(`data.count.${count}`),
            align: 'right' as const,
            render: (_: unknown, entry: ImportEntry) => (
              <span className={count === 'quarantined' && entry.quarantined > 0 ? 'num-loss' : undefined}>
                <Count value={entry[count]} />
              </span>
            ),
          })),
          {
            key: 'control',
            title: t('data.control'),
            render: (_, entry) => <ControlState entry={entry} />,
          },
          {
            key: 'at',
            title: t('data.history.at'),
            render: (_, entry) => <span className="num">{formatTime(entry.created_at, language)}</span>,
          },
          {
            key: 'action',
            fixed: 'right',
            align: 'center',
            render: (_, entry) => {
              const action = entry.status === 'live' ? 'undo' : 'redo'
              return (
                <Button
                  size="small"
                  disabled={run.running}
                  icon={action === 'undo' ? <UndoOutlined aria-hidden /> : <RedoOutlined aria-hidden />}
                  aria-label={`${t(`data.${action}`)} ${entry.file_name}`}
                  onClick={() => ask(entry)}
                >
                  <span className="wide-only">{t(`data.${action}`)}</span>
                </Button>
              )
            },
          },
        ]}
      />
      <ImportDrawer entry={imports.data?.find((entry) => entry.import_seq === seq)} titleOf={titleOf} onClose={() => onSelect(undefined)} />
    </>
  )
}

/** folderOf is the folder of an uploaded file. The whole path of a file of this machine would only be long. */
function folderOf(path: string): string {
  return /^([A-Za-z]:|\/)/.test(path) ? '' : path.slice(0, path.lastIndexOf('/') + 1)
}

function daysOf(entry: ImportEntry): string {
  if (!entry.first_day) return '–'
  return entry.first_day === entry.last_day ? entry.first_day : `${entry.first_day} – ${entry.last_day ?? ''}`
}

function ControlState({ entry }: { entry: ImportEntry }) {
  const t = useT()
  const sums = controlSums(entry.control)
  const count = (state: ControlSum['state']) => sums.filter((sum) => sum.state === state).length
  const wrong = count('differs')
  if (entry.status === 'undone') return <Tag>{t('data.history.undone')}</Tag>
  if (wrong + count('agrees') === 0) return <span className="muted">–</span>
  return wrong > 0 ? (
    <span className="num-loss">{t('data.control.wrong', { n: wrong })}</span>
  ) : (
    <span className="muted">{t('data.control.right', { n: count('agrees') })}</span>
  )
}
