import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Spin } from 'antd'
import { useState } from 'react'

import { changeRules, useRules } from '@/api/costs'
import type { Kind, Rule } from '@/api/desk'
import { ProblemError } from '@/api/problem'
import { useLanguage, useName, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { ErrorNotice } from '@/components/ErrorNotice'
import { ExportButton } from '@/components/ExportButton'
import { JobProgress } from '@/components/JobProgress'
import { useJobRun } from '@/components/useJobRun'

import { RuleForm, type RuleStart } from './RuleForm'
import { RuleTable } from './RuleTable'

/** RulesTab is every cost and fee rule, kind by kind; defaults are estimates until the merchant writes his own. */
export function RulesTab() {
  const t = useT()
  const { message } = App.useApp()
  const rules = useRules()
  const [edited, setEdited] = useState<RuleStart>()
  const [ownOnly, setOwnOnly] = useState(false)
  const run = useJobRun((job) => {
    if (job.state === 'done') void message.success(t('costs.saved'))
  })
  if (rules.error) return <ErrorNotice error={rules.error} retry={() => void rules.refetch()} />
  if (rules.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />

  // Unit costs have a sheet of their own.
  const kinds = rules.data.kinds.filter((kind) => kind.value !== 'price')
  const shown = rules.data.rules.filter((rule) => !ownOnly || rule.source !== 'default')
  const failed = run.job?.state === 'failed' ? run.job.problem : undefined
  return (
    <>
      <p className="muted panel-lead">{t('costs.rules.lead')}</p>
      <div className="data-table-bar">
        <Checkbox checked={ownOnly} onChange={(event) => setOwnOnly(event.target.checked)}>
          {t('costs.rules.own')}
        </Checkbox>
        <ExportButton table="rules" />
      </div>
      {run.error !== undefined && <ErrorNotice error={run.error} />}
      {failed && <ErrorNotice error={new ProblemError(failed)} />}
      {run.job && run.running && <JobProgress job={run.job} />}
      <div className="rule-kinds">
        {kinds.map((kind) => (
          <RuleKind
            key={kind.name}
            kind={kind}
            rules={shown.filter((rule) => rule.kind === kind.name)}
            busy={run.running}
            onAdd={() => setEdited({ kind: kind.name })}
            onEdit={setEdited}
            onDelete={(rule) => {
              if (rule.id !== undefined) void run.start(() => changeRules({ delete: rule.id === undefined ? [] : [rule.id] }))
            }}
          />
        ))}
      </div>
      {edited && (
        <RuleForm
          start={edited}
          kinds={kinds}
          onClose={() => setEdited(undefined)}
          onSave={(rule) => {
            setEdited(undefined)
            void run.start(() => changeRules({ put: [rule] }))
          }}
        />
      )}
    </>
  )
}

interface RuleKindProps {
  kind: Kind
  rules: Rule[]
  busy: boolean
  onAdd: () => void
  onEdit: (rule: Rule) => void
  onDelete: (rule: Rule) => void
}

function RuleKind({ kind, rules, busy, onAdd, onEdit, onDelete }: RuleKindProps) {
  const t = useT()
  const { language } = useLanguage()
  const name = useName()
  return (
    <section className="rule-kind" aria-label={name(kind)}>
      <header className="rule-kind-head">
        <div>
          <h2>{name(kind)}</h2>
          <p className="muted">
            {language === 'en' ? kind.meaning_en : kind.meaning} · {t('costs.rule.fills')} <DefinitionTip name={kind.component} />
          </p>
        </div>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={busy}
          aria-label={`${t('costs.rule.add')} ${name(kind)}`}
          onClick={onAdd}
        >
          {t('costs.rule.add')}
        </Button>
      </header>
      {rules.length === 0 ? (
        <p className="muted rule-none">{t('costs.rule.none')}</p>
      ) : (
        <RuleTable kind={kind} rules={rules} busy={busy} onEdit={onEdit} onDelete={onDelete} />
      )}
    </section>
  )
}
