import { Card } from 'antd'

import type { components } from '@/api/schema'
import { useT } from '@/app/i18n'
import { useWords } from '@/pages/today/useWords'

import { put, type Draft } from './draft'
import { NumberField } from './NumberField'

interface CellsCardProps {
  dimensions: components['schemas']['RadarDimension'][]
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** CellsCard is how many cells of each kind are watched, the greatest first. */
export function CellsCard({ dimensions, draft, onChange }: CellsCardProps) {
  const t = useT()
  const words = useWords()
  return (
    <Card size="small" title={<h2>{t('radar.top')}</h2>}>
      <p className="muted panel-lead">{t('radar.top.lead')}</p>
      <div className="form-grid cells-grid">
        {dimensions
          .filter(({ name }) => name !== 'all')
          .map(({ name, top }) => (
            <div key={name} className="form-field">
              <label htmlFor={`radar-top-${name}`}>{words.dimension(name)}</label>
              <NumberField
                id={`radar-top-${name}`}
                value={draft.top[name] ?? null}
                min={0}
                max={500}
                otherwise={String(top)}
                onChange={(value) => onChange({ top: put(draft.top, name, value === null ? null : Math.round(value)) })}
              />
            </div>
          ))}
      </div>
    </Card>
  )
}
