import { CloseOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'

import { useValues } from '@/api/query'
import { useT } from '@/app/i18n'
import { useLabel } from '@/components/labels'
import type { Period } from '@/components/period'

import { operators, type Filter, type Operator } from './filter'

interface FilterRowProps {
  filter: Filter
  title: string
  /** By which values are ranked: a metric that has the dimension. */
  metric: string | undefined
  period: Period
  onChange: (filter: Filter) => void
  onRemove: () => void
}

// Stands for rows without a value in a list whose own empty text means nothing.
const nothing = '\u0000'

/** FilterRow is one condition: a dimension, an operator and values, which the data suggest. */
export function FilterRow({ filter, title, metric, period, onChange, onRemove }: FilterRowProps) {
  const t = useT()
  return (
    <div className="explore-filter" role="group" aria-label={t('explore.filter.of', { dimension: title })}>
      <span className="explore-filter-name">{title}</span>
      <Select<Operator>
        size="small"
        aria-label={t('explore.filter.operator')}
        className="explore-operator"
        value={filter.operator}
        options={operators.map((operator) => ({ value: operator, label: t(`explore.filter.${operator}`) }))}
        onChange={(operator) =>
          onChange({ ...filter, operator, values: operator === 'contains' ? filter.values.slice(0, 1) : filter.values })
        }
      />
      {filter.operator === 'contains' ? (
        <Input
          key={filter.values[0]}
          size="small"
          className="explore-values"
          aria-label={t('explore.filter.values')}
          defaultValue={filter.values[0]}
          onPressEnter={({ currentTarget }) => onChange({ ...filter, values: [currentTarget.value] })}
          onBlur={({ target }) => {
            if (target.value !== (filter.values[0] ?? '')) onChange({ ...filter, values: [target.value] })
          }}
        />
      ) : (
        <Values filter={filter} metric={metric} period={period} onChange={onChange} />
      )}
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('explore.filter.remove', { dimension: title })}
        onClick={onRemove}
      />
    </div>
  )
}

function Values({ filter, metric, period, onChange }: Omit<FilterRowProps, 'title' | 'onRemove'>) {
  const t = useT()
  const label = useLabel()
  const [text, setText] = useState('')
  const values = useValues(metric, filter.dimension, useDeferredValue(text), { from: period.from, to: period.to })
  return (
    <Select<string[]>
      size="small"
      mode="tags"
      className="explore-values"
      aria-label={t('explore.filter.values')}
      placeholder={t('explore.filter.choose')}
      loading={values.isFetching}
      value={filter.values.map((value) => value || nothing)}
      showSearch={{ onSearch: setText, filterOption: false }}
      labelRender={({ value }) => label(filter.dimension, value === nothing ? '' : String(value))}
      options={(values.data ?? []).map(({ key, label: own }) => ({
        value: key || nothing,
        label: label(filter.dimension, key, own === key ? undefined : `${key} ${own}`),
      }))}
      popupMatchSelectWidth={false}
      onChange={(next) => onChange({ ...filter, values: next.map((value) => (value === nothing ? '' : value)) })}
    />
  )
}
