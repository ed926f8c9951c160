import { Card, Switch, Table } from 'antd'

import { useMetrics } from '@/api/definitions'
import type { Rule } from '@/api/radar'
import type { Metric } from '@/api/types'
import { useCurrency } from '@/app/currency'
import { useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { DefinitionTip } from '@/components/DefinitionTip'
import { Explained } from '@/components/Explained'
import { useWords } from '@/pages/today/useWords'

import { meant, put, typed, watch, type Draft } from './draft'
import { NumberField } from './NumberField'

interface WatchedCardProps {
  rules: Rule[]
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** WatchedCard is which metrics are watched, from what volume on, and what the merchant aims at. */
export function WatchedCard({ rules, draft, onChange }: WatchedCardProps) {
  const t = useT()
  const words = useWords()
  const wide = useWide()
  const currency = useCurrency()
  const metrics = useMetrics()
  const metricOf = (name: string): Metric | undefined => metrics.data?.find((metric) => metric.name === name)
  const nameOf = (name: string) => {
    const metric = metricOf(name)
    return metric ? words.name(metric) : name
  }
  const suffix = (unit: string | undefined) => {
    switch (unit) {
      case 'money':
        return currency
      case 'ratio':
        return '%'
      case 'seconds':
      case 'hours':
      case 'days':
        return t(`today.unit.${unit}`, { n: '' }).trim()
      default:
        return undefined
    }
  }
  const number = (of: 'floors' | 'targets', rule: Rule, unit: string, label: string, otherwise?: number) => (
    <NumberField
      label={label}
      value={draft[of][rule.metric] === undefined ? null : typed(draft[of][rule.metric] ?? 0, unit, currency)}
      min={0}
      otherwise={otherwise === undefined ? '–' : String(typed(otherwise, unit, currency))}
      suffix={suffix(unit)}
      onChange={(value) => onChange({ [of]: put(draft[of], rule.metric, value === null ? null : meant(value, unit, currency)) })}
    />
  )
  return (
    <Card size="small" title={<h2>{t('radar.watched')}</h2>}>
      <p className="muted panel-lead">{t('radar.watched.lead')}</p>
      <Table<Rule>
        size="small"
        rowKey="metric"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rules}
        columns={[
          {
            title: t('radar.on'),
            key: 'on',
            width: 64,
            render: (_, rule) => (
              <Switch
                size="small"
                aria-label={t('radar.on.of', { metric: nameOf(rule.metric) })}
                checked={!draft.off.includes(rule.metric)}
                onChange={(on) => onChange(watch(draft, rule.metric, on))}
              />
            ),
          },
          { title: t('today.metric'), key: 'metric', fixed: wide ? undefined : 'start', render: (_, rule) => <DefinitionTip name={rule.metric} /> },
          {
            title: <Explained meaning={t('radar.floor.meaning')}>{t('radar.floor')}</Explained>,
            key: 'floor',
            render: (_, rule) => (
              <span className="pair">
                {number('floors', rule, metricOf(rule.floor.metric)?.unit ?? 'count', t('radar.floor.of', { metric: nameOf(rule.metric) }), rule.floor.least)}
                <span className="muted form-help">{nameOf(rule.floor.metric)}</span>
              </span>
            ),
          },
          {
            title: <Explained meaning={t('radar.target.meaning')}>{t('radar.target')}</Explained>,
            key: 'target',
            render: (_, rule) => number('targets', rule, metricOf(rule.metric)?.unit ?? 'count', t('radar.target.of', { metric: nameOf(rule.metric) })),
          },
          {
            title: t('radar.cells'),
            key: 'cells',
            render: (_, rule) => <span className="muted form-help">{(rule.cells ?? []).map(words.dimension).join(t('today.join'))}</span>,
          },
        ]}
      />
    </Card>
  )
}
