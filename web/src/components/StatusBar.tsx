import { Tooltip } from 'antd'

import type { Figure } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'

import { formatRatio } from './format'

export interface StatusShares {
  actual: number
  estimated: number
  missing: number
}

/**
 * sharesOf says how much of a component rests on what. Missing is counted in list sales whose
 * amount is unknown, so its share is of the list sales; actual and estimated divide the rest.
 */
export function sharesOf(figure: Pick<Figure, 'actual' | 'estimated' | 'missing'>, listSales: number): StatusShares {
  const missing = listSales > 0 ? Math.min(1, figure.missing / listSales) : figure.missing > 0 ? 1 : 0
  const known = Math.abs(figure.actual) + Math.abs(figure.estimated)
  const rest = 1 - missing
  if (known === 0) return { actual: 0, estimated: 0, missing }
  return { actual: (rest * Math.abs(figure.actual)) / known, estimated: (rest * Math.abs(figure.estimated)) / known, missing }
}

/** StatusBar shows the actual, estimated and missing share of an amount. */
export function StatusBar({ figure, listSales }: { figure: Figure; listSales: number }) {
  const t = useT()
  const { language } = useLanguage()
  const shares = sharesOf(figure, listSales)
  const words = t('shell.status.share', {
    actual: formatRatio(shares.actual, language, 0),
    estimated: formatRatio(shares.estimated, language, 0),
    missing: formatRatio(shares.missing, language, 0),
  })
  if (shares.actual + shares.estimated + shares.missing === 0) return <span className="muted">–</span>
  return (
    <Tooltip title={words}>
      <span className="status-bar" role="img" aria-label={words}>
        <span className="status-actual" style={{ flexGrow: shares.actual }} />
        <span className="status-estimated" style={{ flexGrow: shares.estimated }} />
        <span className="status-missing" style={{ flexGrow: shares.missing }} />
      </span>
    </Tooltip>
  )
}

/** StatusLegend explains the three kinds of amount. */
export function StatusLegend() {
  const t = useT()
  return (
    <span className="legend">
      {(['actual', 'estimated', 'missing'] as const).map((kind) => (
        <Tooltip key={kind} title={t(`shell.status.${kind}.meaning`)}>
          <span className="legend-item">
            <span className={`legend-swatch status-${kind}`} aria-hidden />
            {t(`shell.status.${kind}`)}
          </span>
        </Tooltip>
      ))}
    </span>
  )
}
