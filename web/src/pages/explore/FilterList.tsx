import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'

import { list, type DimensionInfo, type Metric } from '@/api/types'
import { useName, useT } from '@/app/i18n'

import type { Filter } from './filter'
import { FilterRow } from './FilterRow'
import { obstacle } from './fit'
import type { Asker } from './useQuestion'

interface FilterListProps {
  asker: Asker
  dimensions: DimensionInfo[]
  metrics: Metric[]
  chosen: Metric[]
}

/** FilterList holds the conditions on dimensions; a new one counts once it has a value. */
export function FilterList({ asker: { question, change }, dimensions, metrics, chosen }: FilterListProps) {
  const t = useT()
  const name = useName()
  const [draft, setDraft] = useState<Filter>()
  const title = (dimension: string) => {
    const known = dimensions.find((d) => d.name === dimension)
    return known ? name(known) : dimension
  }
  const ranking = (dimension: string) =>
    [...chosen, ...metrics].find((metric) => list(metric.dims).includes(dimension))?.name
  const edit = (at: number, next?: Filter) =>
    change({ filters: question.filters.flatMap((f, i) => (i !== at ? [f] : next && next.values.length > 0 ? [next] : [])) })
  return (
    <div className="explore-filters">
      {question.filters.map((filter, at) => (
        <FilterRow
          key={`${filter.dimension} ${at}`}
          filter={filter}
          title={title(filter.dimension)}
          metric={ranking(filter.dimension)}
          period={question}
          onChange={(next) => edit(at, next)}
          onRemove={() => edit(at)}
        />
      ))}
      {draft && (
        <FilterRow
          filter={draft}
          title={title(draft.dimension)}
          metric={ranking(draft.dimension)}
          period={question}
          onChange={(next) => {
            if (next.values.length === 0 || (next.operator === 'contains' && next.values[0] === '')) return setDraft(next)
            setDraft(undefined)
            change({ filters: [...question.filters, next] })
          }}
          onRemove={() => setDraft(undefined)}
        />
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          className: 'explore-menu',
          items: dimensions
            .filter((d) => d.name !== 'day')
            .map((d) => {
              const metric = obstacle(d.name, chosen)
              const lacks = metric && t('explore.by.lacks', { metric: name(metric) })
              return { key: d.name, label: lacks ? `${name(d)} · ${lacks}` : name(d), disabled: metric !== undefined }
            }),
          onClick: ({ key }) => setDraft({ dimension: key, operator: 'in', values: [] }),
        }}
      >
        <Button size="small" type="dashed" icon={<PlusOutlined />}>
          {t('explore.filter.add')}
        </Button>
      </Dropdown>
    </div>
  )
}
