import { Select } from 'antd'

import type { Metric } from '@/api/types'
import { useLanguage, useName, useT } from '@/app/i18n'

import { areas, generated, lacking } from './fit'
import type { Asker } from './useQuestion'

/** A metric in the list, or an area with its metrics. */
interface Option {
  label: string
  value?: string
  meaning?: string
  disabled?: boolean
  search?: string
  options?: Option[]
}

interface MetricPickerProps {
  asker: Asker
  metrics: Metric[]
  /** A dimension's name for people. */
  dimension: (name: string) => string
}

/** MetricPicker chooses metrics by area; one that the chosen dimensions rule out says why. */
export function MetricPicker({ asker: { question, change }, metrics, dimension }: MetricPickerProps) {
  const t = useT()
  const name = useName()
  const { language } = useLanguage()
  const option = (metric: Metric): Option => {
    const missing = lacking(metric, question)
    const meaning = language === 'en' ? metric.meaning_en : metric.meaning
    return {
      value: metric.name,
      label: name(metric),
      meaning: missing === undefined ? meaning : t('explore.metrics.lacks', { dimension: dimension(missing) }),
      disabled: missing !== undefined && !question.metrics.includes(metric.name),
      search: `${metric.name} ${metric.zh} ${metric.en} ${meaning}`.toLowerCase(),
    }
  }
  const known = (metric: Metric) => !generated(metric) || question.metrics.includes(metric.name)
  const groups: Option[] = [
    ...(question.formulas.length > 0
      ? [
          {
            label: t('explore.area.query'),
            options: question.formulas.map((f) => ({
              value: f.name,
              label: f.name,
              meaning: f.formula,
              disabled: false,
              search: `${f.name} ${f.formula}`.toLowerCase(),
            })),
          },
        ]
      : []),
    ...areas.map((area) => ({
      label: t(`explore.area.${area}`),
      options: metrics.filter((metric) => metric.area === area && known(metric)).map(option),
    })),
  ].filter((group) => group.options?.length)
  return (
    <Select<string[], Option>
      id="explore-metrics"
      mode="multiple"
      className="explore-select"
      aria-label={t('explore.metrics')}
      placeholder={t('explore.metrics.choose')}
      value={question.metrics}
      options={groups}
      showSearch={{
        filterOption: (text, candidate) =>
          text
            .toLowerCase()
            .split(/\s+/)
            .every((word) => candidate?.search?.includes(word)),
      }}
      listHeight={380}
      popupMatchSelectWidth={false}
      classNames={{ popup: { root: 'explore-popup' } }}
      optionRender={({ data }) => (
        <span className="explore-option" title={data.meaning}>
          <span>{data.label}</span>
          <span className="explore-option-meaning">{data.meaning}</span>
        </span>
      )}
      onChange={(next) => change({ metrics: next })}
    />
  )
}
