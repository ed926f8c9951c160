import type { ClipboardEvent } from 'react'

import { useT } from '@/app/i18n'

import { isRate } from './rates'

interface RateInputProps {
  label: string
  value: string
  placeholder?: string
  onText: (text: string) => void
  onPaste: (event: ClipboardEvent) => void
}

/** RateInput is a cell for a rate. */
export function RateInput({ label, value, placeholder, onText, onPaste }: RateInputProps) {
  const t = useT()
  const bad = value !== '' && !isRate(value)
  return (
    <>
      <input
        className="cost-input num"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={bad}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onText(event.target.value)}
        onPaste={onPaste}
      />
      {bad && <span className="cost-note num-loss">{t('rates.refused')}</span>}
    </>
  )
}
