import { Select } from 'antd'

import type { DimensionInfo, Metric } from '@/api/types'
import type { Grain } from '@/api/statement'
import { useName, useT } from '@/app/i18n'

import { obstacle } from './fit'
import type { Asker } from './useQuestion'

interface DimensionPickerProps {
  asker: Asker
  dimensions: DimensionInfo[]
  chosen: Metric[]
}

/** DimensionPicker chooses what the answer is broken down by; one that a chosen metric does not have says so. */
export function DimensionPicker({ asker: { question, change }, dimensions, chosen }: DimensionPickerProps) {
  const t = useT()
  const name = useName()
  return (
    <span className="explore-pair">
      <Select<string[], { value: string; label: string; why: string; disabled: boolean }>
        mode="multiple"
        className="explore-select"
        aria-label={t('explore.by')}
        placeholder={t('explore.by.none')}
        value={question.by}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        listHeight={380}
        options={dimensions.map((d) => {
          const metric = obstacle(d.name, chosen)
          return {
            value: d.name,
            label: name(d),
            why: metric ? t('explore.by.lacks', { metric: name(metric) }) : '',
            disabled: metric !== undefined && !question.by.includes(d.name),
          }
        })}
        optionRender={({ data }) => (
          <span className="explore-option">
            <span>{data.label}</span>
            {data.why && <span className="explore-option-meaning">{data.why}</span>}
          </span>
        )}
        onChange={(by) => change({ by })}
      />
      {question.by.includes('day') && (
        <Select<Grain>
          aria-label={t('explore.grain')}
          className="explore-grain"
          value={question.grain}
          options={(['day', 'week', 'month'] as const).map((grain) => ({ value: grain, label: t(`explore.grain.${grain}`) }))}
          onChange={(grain) => change({ grain })}
        />
      )}
    </span>
  )
}
