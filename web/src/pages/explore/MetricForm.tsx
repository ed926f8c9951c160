import { App, Button, Input, Select } from 'antd'
import { useState, type ReactNode } from 'react'

import { useSaveMetric } from '@/api/query'
import type { MetricDraft } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

import { faultOf } from './fault'
import type { Formula } from './question'
import { FaultNote } from './TypedInput'

const units = ['', 'money', 'count', 'ratio', 'roi', 'number', 'days'] as const
const directions = ['up', 'down', 'none'] as const

interface MetricFormProps {
  draft: Formula | undefined
  onSaved: (name: string, from: Formula | undefined) => void
}

/** MetricForm defines a metric of the workspace; what the server does not accept is said beside it. */
export function MetricForm({ draft, onSaved }: MetricFormProps) {
  const t = useT()
  const { message } = App.useApp()
  const save = useSaveMetric()
  const [metric, setMetric] = useState<MetricDraft>({
    name: draft && !/^f\d+$/.test(draft.name) ? draft.name : '',
    zh: '',
    en: '',
    formula: draft?.formula ?? '',
    unit: '',
    good: 'none',
  })
  const set = (edit: Partial<MetricDraft>) => setMetric((current) => ({ ...current, ...edit }))
  const fault = faultOf(save.error, metric.name)
  return (
    <form
      className="panel"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(metric, {
          onSuccess: () => {
            void message.success(t('explore.own.saved', { name: metric.zh }))
            onSaved(metric.name, draft)
          },
        })
      }}
    >
      <div className="form-grid">
        <Field id="own-zh" label={t('explore.own.zh')}>
          <Input id="own-zh" value={metric.zh} onChange={({ target }) => set({ zh: target.value })} />
        </Field>
        <Field id="own-en" label={t('explore.own.en')}>
          <Input id="own-en" value={metric.en} onChange={({ target }) => set({ en: target.value })} />
        </Field>
        <Field id="own-name" label={t('explore.own.name')}>
          <Input id="own-name" className="explore-code" placeholder="refund_share" value={metric.name} onChange={({ target }) => set({ name: target.value })} />
        </Field>
        <Field id="own-unit" label={t('explore.own.unit')}>
          <Select<string>
            id="own-unit"
            value={metric.unit ?? ''}
            options={units.map((unit) => ({ value: unit, label: t(`explore.own.unit.${unit || 'auto'}`) }))}
            onChange={(unit) => set({ unit })}
          />
        </Field>
        <Field id="own-good" label={t('explore.own.good')}>
          <Select<MetricDraft['good']>
            id="own-good"
            value={metric.good}
            options={directions.map((good) => ({ value: good, label: t(`explore.own.good.${good}`) }))}
            onChange={(good) => set({ good })}
          />
        </Field>
      </div>
      <Field id="own-formula" label={t('explore.own.formula')}>
        <Input
          id="own-formula"
          className="explore-code"
          spellCheck={false}
          placeholder="refund_amount / gmv"
          status={fault && 'error'}
          value={metric.formula}
          onChange={({ target }) => set({ formula: target.value })}
        />
        {fault && <FaultNote text={save.variables?.formula ?? ''} fault={fault} />}
      </Field>
      {save.error && !fault && <ErrorNotice error={save.error} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('explore.own.save')}
        </Button>
      </div>
    </form>
  )
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}
