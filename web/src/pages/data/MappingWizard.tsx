import { Alert, Modal, Segmented, Spin } from 'antd'
import { useState } from 'react'

import type { Mapping } from '@/api/desk'
import { useFormats, useSaveFormat } from '@/api/formats'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

import { firstDraft, headersByField, newFormatOf, problemsOf, type Draft, type DraftProblems } from './mapping'
import { MappingColumns } from './MappingColumns'
import { MappingPreview } from './MappingPreview'
import { MappingSettings } from './MappingSettings'
import type { Imported } from './useImporter'

interface MappingWizardProps {
  imported: Imported
  onClose: () => void
  /** The mapping is kept under this name. */
  onSaved: (format: string) => void
}

/** MappingWizard says once what the columns of an unknown file mean; such files are recognised from then on. */
export function MappingWizard({ imported, onClose, onSaved }: MappingWizardProps) {
  const t = useT()
  const formats = useFormats()
  const [draft, setDraft] = useState<Draft>()
  const [view, setView] = useState<'columns' | 'preview'>('columns')
  const save = useSaveFormat()
  const mapping = imported.result.problem?.mapping
  if (!mapping) return null

  const known = formats.data
  const now = draft ?? (known && firstDraft(mapping, known.formats, known.tables, imported.result.path))
  const table = known?.tables.find((one) => one.name === now?.table)
  const problems = now && problemsOf(now, table)
  const blocked = !now || !problems || problems.nothing || problems.twice.length > 0 || problems.platform || now.name === ''
  return (
    <Modal
      open
      width={1120}
      className="mapping"
      title={t('data.map.title', { file: imported.result.path })}
      okText={t('data.map.save')}
      okButtonProps={{ disabled: blocked, loading: save.isPending }}
      onCancel={onClose}
      onOk={() => {
        if (now) save.mutate(newFormatOf(now), { onSuccess: (format) => onSaved(format.name) })
      }}
    >
      {formats.error ? (
        <ErrorNotice error={formats.error} retry={() => void formats.refetch()} />
      ) : !known || !now ? (
        <Spin className="page-spin" aria-label={t('shell.loading')} />
      ) : (
        <div className="mapping-body">
          <p className="muted">{t('data.map.lead', { row: mapping.header_row })}</p>
          <MappingSettings draft={now} mapping={mapping} known={known} onChange={setDraft} />
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'columns', label: t('data.map.columns', { n: list(mapping.header).length }) },
              { value: 'preview', label: t('data.map.preview') },
            ]}
          />
          {view === 'columns' ? (
            <MappingColumns draft={now} mapping={mapping} table={table} formats={known.formats} onChange={setDraft} />
          ) : (
            <MappingPreview draft={now} mapping={mapping} />
          )}
          {problems && <DraftNotice problems={problems} mapping={mapping} known={headersByField(known.formats, now.table)} />}
          {save.error && <ErrorNotice error={save.error} />}
        </div>
      )}
    </Modal>
  )
}

interface DraftNoticeProps {
  problems: DraftProblems
  mapping: Mapping
  /** What known exports call each field. */
  known: Map<string, string[]>
}

function DraftNotice({ problems, mapping, known }: DraftNoticeProps) {
  const t = useT()
  const words = (fields: string[]) => fields.map((field) => known.get(field)?.[0] ?? field)
  if (problems.nothing) return <Alert type="info" showIcon title={t('data.map.nothing', { n: list(mapping.header).length })} />
  if (problems.twice.length > 0) {
    return <Alert type="error" showIcon title={t('data.map.twice', { fields: words(problems.twice).join(', ') })} />
  }
  if (problems.platform) return <Alert type="error" showIcon title={t('data.map.noplatform')} />
  if (problems.keys.length > 0) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t('data.map.nokey', { fields: problems.keys.map((key) => words(key.split('|')).join(' / ')).join(', ') })}
      />
    )
  }
  return null
}
