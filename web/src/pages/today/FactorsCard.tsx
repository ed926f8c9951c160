import { Card } from 'antd'

import type { Factors } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber, formatRatio } from '@/components/format'

import { signed } from './figure'
import { factorSteps, greatestDrag } from './factors'
import { useWords } from './useWords'

/** FactorsCard takes a change apart along every identity that the metric is part of, without a remainder. */
export function FactorsCard({ factors }: { factors: Factors[] }) {
  const t = useT()
  return (
    <Card size="small" title={<h2>{t('today.factors')}</h2>}>
      {factors.length === 0 ? <p className="muted">{t('today.factors.none')}</p> : factors.map((one) => <Waterfall key={one.identity.name} factors={one} />)}
    </Card>
  )
}

function Waterfall({ factors }: { factors: Factors }) {
  const t = useT()
  const words = useWords()
  const { language } = useLanguage()
  const join = t('today.join')
  const amount = (value: number) => words.figure(value, factors.unit)
  const change = (value: number) => signed(amount(value), value)
  const drag = greatestDrag(list(factors.parts))
  const steps = factorSteps(factors)
  return (
    <section className="factors" aria-label={words.name(factors.identity)}>
      <h3 className="factors-title">{words.name(factors.identity)}</h3>
      <p className="muted panel-lead">
        {t(factors.method === 'shapley' ? 'today.factors.shapley' : 'today.factors.lead', {
          bases: list(factors.base).map((day) => words.span(day, day)).join(join),
        })}{' '}
        {drag && factors.after < factors.before && t('today.factors.most', { name: words.name(drag), change: change(drag.change) })}
      </p>
      <ol className="factor-steps">
        {steps.map(({ part, amount: value, left, width }, i) => (
          <li key={i} className={part ? 'factor' : 'factor factor-level'}>
            <span className="factor-name">
              {part ? (
                words.name(part)
              ) : (
                <>
                  {t(i === 0 ? 'today.factors.before' : 'today.factors.after')} <DefinitionTip name={factors.metric} />
                </>
              )}
            </span>
            <span className="factor-track" aria-hidden>
              <span
                className={`factor-bar ${part ? (value < 0 ? 'factor-down' : 'factor-up') : ''}`}
                style={{ left: `${100 * left}%`, width: `max(2px, ${100 * width}%)` }}
              />
            </span>
            <span className={`factor-amount num${part && value < 0 ? ' num-loss' : ''}`}>{part ? change(value) : amount(value)}</span>
            {part && (
              <span className="factor-note muted num">
                {plain(part.before, language)} → {plain(part.after, language)}
                {part.before !== 0 && ` (${signed(formatRatio(part.after / part.before - 1, language), part.after - part.before)})`}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** plain words a factor, whose unit is that of one metric over another. */
function plain(value: number, language: 'zh-CN' | 'en'): string {
  const size = Math.abs(value)
  return formatNumber(value, language, size >= 100 ? 0 : size >= 1 ? 2 : 4)
}
