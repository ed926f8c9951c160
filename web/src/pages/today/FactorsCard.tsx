import { Card } from 'antd'

import { useMetrics } from '@/api/definitions'
import type { Factors } from '@/api/radar'
import { list } from '@/api/types'
import { useCurrency } from '@/app/currency'
import { useLanguage, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber, formatRatio, minorDigits } from '@/components/format'
import { TotalName, totalKeys } from '@/pages/profit/TotalName'

import { factorSteps, factorUnit, greatestDrag } from './factors'
import { formatChange, signed } from './figure'
import { useWords } from './useWords'

/** FactorsCard takes a change apart along every identity that the metric is part of, without a remainder. */
export function FactorsCard({ factors }: { factors: Factors[] }) {
  const t = useT()
  if (factors.length === 0) return null
  return (
    <Card size="small" title={<h2>{t('today.factors')}</h2>}>
      {factors.map((one) => (
        <Waterfall key={one.identity.name} factors={one} />
      ))}
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
  const total = totalKeys.find((key) => key === factors.metric)
  const wordPart = useFactorWords(factors)
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
                <>
                  {words.name(part)}
                  <span className="factor-note muted num">
                    {wordPart(i - 1, part.before)} → {wordPart(i - 1, part.after)}
                    {part.before !== 0 && ` (${formatChange(part.after / part.before - 1, language)})`}
                  </span>
                </>
              ) : (
                <>
                  {t(i === 0 ? 'today.factors.before' : 'today.factors.after')} {total ? <TotalName name={total} /> : <DefinitionTip name={factors.metric} />}
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
          </li>
        ))}
      </ol>
    </section>
  )
}

/** useFactorWords words the values of each factor in the unit that its metrics give it. */
function useFactorWords({ identity }: Factors): (at: number, value: number) => string {
  const words = useWords()
  const currency = useCurrency()
  const { language } = useLanguage()
  const metrics = useMetrics()
  const unitOf = (name: string | undefined) => metrics.data?.find((metric) => metric.name === name)?.unit
  const chain = list(identity.chain)
  return (at, value) => {
    const i = identity.rate ? at + 1 : at
    switch (factorUnit(unitOf(chain[i]), i > 0 ? (unitOf(chain[i - 1]) ?? '') : undefined)) {
      case 'money':
        return words.money(value)
      case 'ratio':
        // More than all of them is a multiple: 1.2 orders per buyer.
        return Math.abs(value) <= 1 ? formatRatio(value, language) : formatNumber(value, language, 2)
      case 'per_money':
        return formatNumber(value * 10 ** minorDigits(currency), language, 1)
      case 'number':
        return formatNumber(value, language)
    }
  }
}
