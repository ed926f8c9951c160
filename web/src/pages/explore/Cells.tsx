import { useT } from '@/app/i18n'
import { formatNumber, formatRatio } from '@/components/format'
import { UnreliableMark } from '@/components/Unreliable'
import type { Metric } from '@/api/types'

import { figure, moveOf, type Figures } from './figure'
import { known, knownBefore, type Value } from './answer'

interface CellProps {
  value: Value | undefined
  metric: Metric
  figures: Figures
}

/** NowCell is the number of the period. */
export function NowCell({ value, metric, figures }: CellProps) {
  return <Shown shown={value?.now ?? null} missing={value?.missing ?? 0} metric={metric} figures={figures} />
}

/** BeforeCell is the number of the comparison period. */
export function BeforeCell({ value, metric, figures }: CellProps) {
  return <Shown shown={value?.before ?? null} missing={value?.beforeMissing ?? 0} metric={metric} figures={figures} quiet />
}

function Shown(props: { shown: number | null; missing: number; metric: Metric; figures: Figures; quiet?: boolean }) {
  const { shown, missing, metric, figures, quiet } = props
  const t = useT()
  if (shown === null) return <span className="num muted">–</span>
  const text = figure(shown, metric.unit, figures)
  if (missing === 0) {
    const loss = shown < 0 && metric.good === 'up'
    return <span className={`num${loss ? ' num-loss' : quiet ? ' muted' : ''}`}>{text}</span>
  }
  return (
    <UnreliableMark>
      <p>{t('explore.unreliable', { amount: figure(missing, 'money', figures) })}</p>
      <p className="muted">{t('shell.unreliable.bound', { amount: text })}</p>
    </UnreliableMark>
  )
}

/** ChangeCell is how the number moved, in the colour of good or bad news. */
export function ChangeCell({ value, metric, figures }: CellProps) {
  const t = useT()
  const move = moveOf(metric.unit, known(value), knownBefore(value))
  if (!move) return <span className="num muted">–</span>
  const sign = move.size > 0 ? '+' : ''
  const text = move.points
    ? t('explore.points', { n: sign + formatNumber(move.size * 100, figures.language, 1) })
    : sign + formatRatio(move.size, figures.language)
  const good = metric.good === 'none' || move.size === 0 ? undefined : move.size > 0 === (metric.good === 'up')
  return <span className={`num${good === undefined ? '' : good ? ' num-up' : ' num-down'}`}>{text}</span>
}
