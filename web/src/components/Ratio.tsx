import { useLanguage } from '@/app/i18n'

import { formatNumber, formatRatio } from './format'

interface RatioProps {
  /** undefined and null are shown as a dash: there is nothing to divide by. */
  value: number | null | undefined
  digits?: number
  /** Marks ratios below zero. */
  result?: boolean
  /** A multiple such as ROI (2.35) instead of a share (23.5%). */
  multiple?: boolean
}

/** Ratio is a share or a multiple, in tabular numerals. */
export function Ratio({ value, digits, result, multiple }: RatioProps) {
  const { language } = useLanguage()
  if (value === undefined || value === null) return <span className="num muted">–</span>
  return (
    <span className={`num${result && value < 0 ? ' num-loss' : ''}`}>
      {multiple ? formatNumber(value, language, digits ?? 2) : formatRatio(value, language, digits)}
    </span>
  )
}

/** Change is the relative difference to another period, signed. */
export function Change({ value }: { value: number | undefined }) {
  const { language } = useLanguage()
  if (value === undefined) return <span className="num muted">–</span>
  return (
    <span className={`num ${value < 0 ? 'num-down' : 'num-up'}`}>
      {value > 0 ? '+' : ''}
      {formatRatio(value, language)}
    </span>
  )
}
