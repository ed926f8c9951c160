import { Card, Collapse, Select } from 'antd'
import type { ReactNode } from 'react'

import type { DimensionInfo, Metric } from '@/api/types'
import { useName, useT } from '@/app/i18n'

import { DimensionPicker } from './DimensionPicker'
import { faultOf } from './fault'
import { FilterList } from './FilterList'
import { FormulaList } from './FormulaList'
import { MetricPicker } from './MetricPicker'
import { tops, type Formula } from './question'
import { TypedInput } from './TypedInput'
import type { Asker } from './useQuestion'

interface BuilderProps {
  asker: Asker
  metrics: Metric[]
  dimensions: DimensionInfo[]
  /** Why the server refused the question. */
  error: unknown
  onSave: (formula: Formula) => void
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="explore-row">
      <span className="explore-row-title">{title}</span>
      <div className="explore-row-body">{children}</div>
    </div>
  )
}

/** Builder is where a question is put together. */
export function Builder({ asker, metrics, dimensions, error, onSave }: BuilderProps) {
  const t = useT()
  const name = useName()
  const { question, change } = asker
  const chosen = metrics.filter((metric) => question.metrics.includes(metric.name))
  const dimension = (key: string) => {
    const known = dimensions.find((d) => d.name === key)
    return known ? name(known) : key
  }
  const title = (key: string) => {
    const known = metrics.find((metric) => metric.name === key)
    return known ? name(known) : key
  }
  const orders = [
    ...question.metrics.flatMap((key) => [
      { value: `-${key}`, label: `${title(key)} ↓` },
      { value: key, label: `${title(key)} ↑` },
    ]),
    ...question.by.map((key) => ({ value: key, label: `${dimension(key)} ↑` })),
  ]
  const typed = [question.where, question.having, ...question.formulas].filter(Boolean).length
  return (
    <Card size="small" className="explore-builder">
      <h2 className="visually-hidden">{t('explore.question')}</h2>
      <Row title={t('explore.metrics')}>
        <MetricPicker asker={asker} metrics={metrics} dimension={dimension} />
      </Row>
      <Row title={t('explore.by')}>
        <DimensionPicker asker={asker} dimensions={dimensions} chosen={chosen} />
      </Row>
      <Row title={t('explore.filters')}>
        <FilterList asker={asker} dimensions={dimensions} metrics={metrics} chosen={chosen} />
      </Row>
      <Row title={t('explore.order')}>
        <span className="explore-pair">
          <Select
            aria-label={t('explore.order')}
            className="explore-order"
            value={question.order}
            options={[{ value: '', label: t('explore.order.default') }, ...orders]}
            popupMatchSelectWidth={false}
            onChange={(order) => change({ order })}
          />
          <Select<number>
            aria-label={t('explore.top')}
            className="explore-top"
            value={question.top}
            disabled={question.by.length === 0}
            options={[...new Set([...tops, question.top])].map((n) => ({
              value: n,
              label: n === 0 ? t('explore.top.all') : t('explore.top.rest', { n }),
            }))}
            popupMatchSelectWidth={false}
            onChange={(top) => change({ top })}
          />
        </span>
      </Row>
      <Collapse
        ghost
        size="small"
        className="explore-more"
        defaultActiveKey={typed > 0 ? ['typed'] : []}
        items={[
          {
            key: 'typed',
            label: typed > 0 ? t('explore.more.n', { n: typed }) : t('explore.more'),
            children: (
              <>
                <Row title={t('explore.where')}>
                  <TypedInput
                    label={t('explore.where')}
                    example={'platform == "douyin" and (sku startsWith "HT-" or hour in 0..6)'}
                    value={question.where}
                    fault={faultOf(error, 'where')}
                    onCommit={(where) => change({ where })}
                  />
                </Row>
                <Row title={t('explore.having')}>
                  <TypedInput
                    label={t('explore.having')}
                    example="orders >= 20 and refund_rate > 0.1"
                    value={question.having}
                    fault={faultOf(error, 'having')}
                    onCommit={(having) => change({ having })}
                  />
                </Row>
                <Row title={t('explore.formulas')}>
                  <FormulaList asker={asker} error={error} onSave={onSave} />
                </Row>
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
