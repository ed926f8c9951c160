import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'

import { useT } from '@/app/i18n'

import { presetOf, presetPeriod, presets, type Period, type Preset } from './period'

interface PeriodPickerProps {
  value: Period
  /** First and last day that have data. */
  first: string
  last: string
  onChange: (period: Period) => void
}

/** PeriodPicker chooses a run of business days, by name or by its ends. */
export function PeriodPicker({ value, first, last, onChange }: PeriodPickerProps) {
  const t = useT()
  return (
    <span className="period-picker">
      <Select<Preset>
        aria-label={t('shell.period')}
        className="period-preset"
        value={presetOf(value, first, last)}
        placeholder={t('shell.period')}
        options={presets.map((preset) => ({ value: preset, label: t(`shell.period.${preset}`) }))}
        onChange={(preset) => onChange(presetPeriod(preset, first, last))}
      />
      <DatePicker.RangePicker
        className="period-range"
        allowClear={false}
        value={[dayjs(value.from), dayjs(value.to)]}
        aria-label={t('shell.period')}
        placeholder={[t('shell.period.from'), t('shell.period.to')]}
        inputReadOnly
        onChange={(range) => {
          if (range?.[0] && range[1]) onChange({ from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') })
        }}
      />
    </span>
  )
}
