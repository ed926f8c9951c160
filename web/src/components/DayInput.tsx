import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  id?: string
  label?: string
  /** YYYY-MM-DD; "" is open. */
  value: string
  /** What an open day means. */
  open: string
  invalid?: boolean
  onChange: (day: string) => void
}

/** DayInput chooses a business day, or none. */
export function DayInput({ id, label, value, open, invalid, onChange }: DayInputProps) {
  return (
    <DatePicker
      id={id}
      className="day-input"
      size="small"
      aria-label={label}
      placeholder={open}
      status={invalid ? 'error' : undefined}
      value={value === '' ? null : dayjs(value)}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
    />
  )
}
