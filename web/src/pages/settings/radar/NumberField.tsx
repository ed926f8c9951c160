import { InputNumber } from 'antd'

interface NumberFieldProps {
  id?: string
  label?: string
  value: number | null
  min?: number
  max?: number
  step?: number
  /** Shown where nothing is said: what then holds. */
  otherwise?: string
  suffix?: string
  prefix?: string
  onChange: (value: number | null) => void
}

/** NumberField takes a number, or nothing. */
export function NumberField({ label, otherwise, ...field }: NumberFieldProps) {
  return <InputNumber<number> className="number-field" aria-label={label} placeholder={otherwise} controls={false} inputMode="decimal" {...field} />
}
