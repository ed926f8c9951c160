import { Alert, Button, Drawer, Input, Select, Switch } from 'antd'
import { useState, type ReactNode } from 'react'

import type { Kind, Rule } from '@/api/desk'
import { platformsOf, useFormats } from '@/api/formats'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useCurrency } from '@/app/currency'
import { useLanguage, useName, useT } from '@/app/i18n'
import { DayInput } from '@/components/DayInput'
import { minorDigits } from '@/components/format'
import { platformName } from '@/components/labels'

import { draftOf, hasAmount, hasRate, ruleOf, scopeFields, usesWeight, usualScopes, type RuleDraft } from './ruleDraft'
import { useRuleWords } from './useRuleWords'

/** What the form opens with: a rule, or the kind of a new one. */
export type RuleStart = Partial<Rule> & { kind: string }

interface RuleFormProps {
  start: RuleStart
  kinds: Kind[]
  onClose: () => void
  onSave: (rule: Rule) => void
}

/** RuleForm writes one rule: what it says, what it holds for, and when. */
export function RuleForm({ start, kinds, onClose, onSave }: RuleFormProps) {
  const t = useT()
  const { language } = useLanguage()
  const name = useName()
  const words = useRuleWords()
  const own = useCurrency()
  const status = useStatus()
  const formats = useFormats()
  const kindOf = (kind: string) => kinds.find((one) => one.name === kind)
  const [draft, setDraft] = useState<RuleDraft>(() =>
    draftOf(start, kindOf(start.kind), minorDigits(start.currency ? start.currency : own)),
  )
  const [all, setAll] = useState(() => scopeFields.some((field) => start[field] && !usualScopes(start.kind).includes(field)))
  const [tried, setTried] = useState(false)

  const kind = kindOf(draft.kind)
  const currency = draft.currency === '' ? own : draft.currency
  const { rule, wrong } = ruleOf(draft, kind, minorDigits(currency))
  const set = (change: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...change }))
  const mark = (field: (typeof wrong)[number]) => (tried && wrong.includes(field) ? 'error' : undefined)
  const scopes = all ? [...scopeFields] : usualScopes(draft.kind)

  return (
    <Drawer
      open
      size={460}
      title={start.id === undefined ? t('costs.rule.new') : t('costs.rule.edit')}
      onClose={onClose}
      footer={
        <div className="form-actions">
          <Button onClick={onClose}>{t('costs.rule.cancel')}</Button>
          <Button
            type="primary"
            onClick={() => {
              setTried(true)
              if (wrong.length === 0) onSave(rule)
            }}
          >
            {t('costs.rule.save')}
          </Button>
        </div>
      }
    >
      <div className="rule-form">
        {start.source === 'default' && <Alert type="info" showIcon title={t('costs.rule.default')} />}
        <Field id="rule-kind" label={t('costs.rule.kind')} help={kind && (language === 'en' ? kind.meaning_en : kind.meaning)}>
          <Select
            id="rule-kind"
            value={draft.kind}
            disabled={start.id !== undefined}
            onChange={(value) => set({ kind: value, basis: kindOf(value)?.bases?.[0] ?? '' })}
            options={kinds.map((one) => ({ value: one.name, label: name(one) }))}
          />
        </Field>
        {hasRate(kind) && (
          <Field id="rule-percent" label={t('costs.rule.percent')} error={mark('percent') && t('costs.rule.percent.wrong')}>
            <Input
              id="rule-percent"
              inputMode="decimal"
              suffix="%"
              status={mark('percent')}
              value={draft.percent}
              onChange={(event) => set({ percent: event.target.value })}
            />
          </Field>
        )}
        {hasAmount(kind) && (
          <Field id="rule-amount" label={t('costs.rule.amount')} error={mark('amount') && t('costs.rule.amount.wrong', { currency })}>
            <Input
              id="rule-amount"
              inputMode="decimal"
              prefix={currency}
              status={mark('amount')}
              value={draft.amount}
              onChange={(event) => set({ amount: event.target.value })}
            />
          </Field>
        )}
        {hasAmount(kind) && list(kind?.bases).length > 1 && (
          <Field id="rule-basis" label={t('costs.rule.basis')}>
            <Select
              id="rule-basis"
              value={draft.basis}
              onChange={(value) => set({ basis: value })}
              options={list(kind?.bases).map((value) => ({ value, label: words.basis(value) }))}
            />
          </Field>
        )}
        <h3>{t('costs.rule.scope')}</h3>
        <Field id="rule-platform" label={t('costs.scope.platform')}>
          <Select
            id="rule-platform"
            value={draft.platform}
            onChange={(value) => set({ platform: value })}
            options={['', ...platformsOf(formats.data?.formats ?? [])].map((value) => ({
              value,
              label: value === '' ? t('costs.scope.any') : platformName(t, value),
            }))}
          />
        </Field>
        <Field id="rule-shop" label={t('costs.scope.shop')}>
          <Select
            id="rule-shop"
            value={draft.shop}
            onChange={(value) => set({ shop: value })}
            options={[
              { value: '', label: t('costs.scope.any') },
              ...list(status.data?.shops).map((shop) => ({ value: shop.id, label: shop.name })),
            ]}
          />
        </Field>
        {scopes.map((field) => (
          <Field key={field} id={`rule-${field}`} label={t(`costs.scope.${field}`)}>
            <Input
              id={`rule-${field}`}
              allowClear
              placeholder={t('costs.scope.any')}
              value={draft[field]}
              onChange={(event) => set({ [field]: event.target.value })}
            />
          </Field>
        ))}
        {(all || usesWeight(draft.kind)) && (
          <Field id="rule-min" label={t('costs.rule.weight')} error={mark('weight') && t('costs.rule.weight.wrong')}>
            <div className="pair">
              <Input
                id="rule-min"
                inputMode="decimal"
                suffix="kg"
                placeholder="0"
                status={mark('weight')}
                value={draft.minWeight}
                onChange={(event) => set({ minWeight: event.target.value })}
              />
              <span aria-hidden>–</span>
              <Input
                inputMode="decimal"
                suffix="kg"
                placeholder="∞"
                aria-label={t('costs.rule.weight.max')}
                status={mark('weight')}
                value={draft.maxWeight}
                onChange={(event) => set({ maxWeight: event.target.value })}
              />
            </div>
          </Field>
        )}
        <div className="field-row">
          <span id="rule-all">{t('costs.rule.all')}</span>
          <Switch size="small" aria-labelledby="rule-all" checked={all} onChange={setAll} />
        </div>
        <h3>{t('costs.rule.period')}</h3>
        <Field id="rule-from" label={t('costs.rule.period.both')} error={mark('period') && t('costs.rule.period.wrong')}>
          <div className="pair">
            <DayInput id="rule-from" value={draft.from} open={t('costs.rule.open')} onChange={(from) => set({ from })} />
            <span aria-hidden>–</span>
            <DayInput
              label={t('costs.rule.to')}
              value={draft.to}
              open={t('costs.rule.open')}
              invalid={mark('period') === 'error'}
              onChange={(to) => set({ to })}
            />
          </div>
        </Field>
        <Field id="rule-note" label={t('costs.rule.note')}>
          <Input id="rule-note" value={draft.note} onChange={(event) => set({ note: event.target.value })} />
        </Field>
      </div>
    </Drawer>
  )
}

interface FieldProps {
  id: string
  label: string
  help?: string
  error?: string
  children: ReactNode
}

function Field({ id, label, help, error, children }: FieldProps) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {help && <span className="muted form-help">{help}</span>}
      {error && (
        <span className="num-loss form-help" role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
