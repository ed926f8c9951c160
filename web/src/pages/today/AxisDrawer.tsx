import { Drawer } from 'antd'
import { Link } from 'react-router'

import type { AxisScore, MetricScore } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber } from '@/components/format'

import { useWords } from './useWords'

/** AxisDrawer is the arithmetic behind an axis, metric by metric. */
export function AxisDrawer({ score, onClose }: { score: AxisScore | undefined; onClose: () => void }) {
  const t = useT()
  const { language } = useLanguage()
  const wide = useWide()
  const metrics = list(score?.metrics)
  const scored = metrics.filter((metric) => metric.score !== null)
  return (
    <Drawer
      open={score !== undefined}
      onClose={onClose}
      size={wide ? 520 : '88%'}
      placement={wide ? 'right' : 'bottom'}
      title={score && `${t(`today.axis.${score.axis}`)} ${score.score === null ? '–' : formatNumber(score.score, language)}`}
      destroyOnHidden
    >
      {score && (
        <>
          <p className="panel-lead muted">
            {score.score === null
              ? t('today.axis.noscore')
              : t('today.axis.mean', { sum: scored.map((metric) => formatNumber(metric.score ?? 0, language)).join(' + '), n: scored.length, score: formatNumber(score.score, language) })}
          </p>
          {metrics.map((metric) => (
            <MetricArithmetic key={metric.metric.name} score={metric} />
          ))}
          <p className="note">
            {t('today.axis.how')} <Link to="/settings?tab=radar">{t('today.axis.targets')}</Link>
          </p>
        </>
      )}
    </Drawer>
  )
}

function MetricArithmetic({ score }: { score: MetricScore }) {
  const t = useT()
  const { language } = useLanguage()
  const words = useWords()
  const { metric, value } = score
  const number = (n: number, digits = 0) => formatNumber(n, language, digits)
  const figure = (n: number) => words.figure(n, metric.unit)
  return (
    <section className="arithmetic" aria-label={words.name(metric)}>
      <h3 className="arithmetic-head">
        <DefinitionTip name={metric.name} />
        <strong className="num">{score.score === null ? '–' : number(score.score)}</strong>
      </h3>
      {score.reason ? (
        <p className="muted">{t(`today.axis.${score.reason}`)}</p>
      ) : (
        <>
          <WeekBars score={score} />
          <dl className="facts">
            <div>
              <dt>{t('today.axis.value', { days: words.span(score.from, score.to) })}</dt>
              <dd className="num">{value === null ? '–' : figure(value)}</dd>
            </div>
            <div>
              <dt>{t('today.axis.median', { n: list(score.weeks).length })}</dt>
              <dd className="num">{figure(score.median)}</dd>
            </div>
            <div>
              <dt>{t('today.axis.scatter')}</dt>
              <dd className="num">{figure(score.scatter)}</dd>
            </div>
            <div>
              <dt>{t('today.axis.z')}</dt>
              <dd className="num">{number(score.z, 2)}</dd>
            </div>
            <div>
              <dt>{t('today.axis.past')}</dt>
              <dd className="num">{score.past === null ? '–' : number(score.past)}</dd>
            </div>
            {score.target !== undefined && (
              <div>
                <dt>{t('today.axis.target')}</dt>
                <dd className="num">
                  {figure(score.target)} → {number(score.attained ?? 0)}
                </dd>
              </div>
            )}
          </dl>
        </>
      )}
    </section>
  )
}

/** WeekBars are the comparable weeks from the oldest on, and the week itself. */
function WeekBars({ score }: { score: MetricScore }) {
  const words = useWords()
  const weeks = [...list(score.weeks)].reverse()
  const bars = [...weeks.map(({ from, value }) => ({ from, value, now: false })), { from: score.from, value: score.value ?? 0, now: true }]
  const top = Math.max(...bars.map(({ value }) => value), 0)
  return (
    <ol className="week-bars">
      {bars.map(({ from, value, now }) => {
        const label = `${words.span(from, from)} ${words.figure(value, score.metric.unit)}`
        return (
          <li key={from} title={label}>
            <span className={`week-bar${now ? ' week-now' : ''}`} style={{ height: `${top > 0 ? Math.max(2, (100 * value) / top) : 2}%` }} />
            <span className="visually-hidden">{label}</span>
          </li>
        )
      })}
    </ol>
  )
}
