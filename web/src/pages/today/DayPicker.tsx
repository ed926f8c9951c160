import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, DatePicker, Space } from 'antd'
import dayjs from 'dayjs'

import { useT } from '@/app/i18n'

import { moved } from './figure'

interface DayPickerProps {
  day: string
  first: string
  last: string
  onChange: (day: string) => void
}

/** DayPicker walks through the days that have data. */
export function DayPicker({ day, first, last, onChange }: DayPickerProps) {
  const t = useT()
  return (
    <Space.Compact>
      <Button icon={<LeftOutlined />} aria-label={t('today.day.before')} disabled={day <= first} onClick={() => onChange(moved(day, -1))} />
      <DatePicker
        className="today-day"
        aria-label={t('today.day')}
        allowClear={false}
        inputReadOnly
        value={dayjs(day)}
        minDate={dayjs(first)}
        maxDate={dayjs(last)}
        onChange={(next) => next && onChange(next.format('YYYY-MM-DD'))}
      />
      <Button icon={<RightOutlined />} aria-label={t('today.day.after')} disabled={day >= last} onClick={() => onChange(moved(day, 1))} />
    </Space.Compact>
  )
}
