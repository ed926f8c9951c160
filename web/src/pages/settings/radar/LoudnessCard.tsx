import { Card } from 'antd'

import { useCurrency } from '@/app/currency'
import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'

import { meant, typed, type Draft } from './draft'
import { NumberField } from './NumberField'

interface LoudnessCardProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** LoudnessCard is when the radar speaks and how often. */
export function LoudnessCard({ draft, onChange }: LoudnessCardProps) {
  const t = useT()
  const { language } = useLanguage()
  const currency = useCurrency()
  const fields = [
    { key: 'cap', unit: 'count', min: 1, max: 50 },
    { key: 'cool_down', unit: 'count', min: 0, max: 60 },
    { key: 'min_stake', unit: 'money', min: 0 },
    { key: 'min_change', unit: 'ratio', min: 0, max: 100 },
    { key: 'chance', unit: 'ratio', min: 0.0001, max: 20 },
  ] as const
  return (
    <Card size="small" title={<h2>{t('radar.loudness')}</h2>}>
      <div className="form-grid">
        {fields.map(({ key, unit, min, ...limits }) => (
          <div key={key} className="form-field">
            <label htmlFor={`radar-${key}`}>{t(`radar.${key}`)}</label>
            <NumberField
              id={`radar-${key}`}
              value={typed(draft[key], unit, currency)}
              min={min}
              {...limits}
              suffix={unit === 'ratio' ? '%' : unit === 'money' ? currency : undefined}
              onChange={(value) => {
                if (value !== null) onChange({ [key]: unit === 'count' ? Math.round(value) : meant(value, unit, currency) })
              }}
            />
            <span className="muted form-help">{t(`radar.${key}.help`, { n: formatNumber(1 / draft.chance, language) })}</span>
          </div>
        ))}
      </div>
    </Card>
  )
}
