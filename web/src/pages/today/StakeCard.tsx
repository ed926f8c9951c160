import { Card } from 'antd'

import { useMetrics } from '@/api/definitions'
import { useRadarSettings, type Finding } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT, type Key, type Translate } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatRatio } from '@/components/format'
import { zh } from '@/locales'

import { StakeWords } from './FindingCard'
import { stakeCounts, stakeForm } from './stake'
import { useWords } from './useWords'

/** StakeCard is how the profit at stake was worked out, factor by factor, and what was assumed. */
export function StakeCard({ finding }: { finding: Finding }) {
  const t = useT()
  const words = useWords()
  const { language } = useLanguage()
  const metrics = useMetrics()
  const settings = useRadarSettings()
  const { stake } = finding
  const rule = list(settings.data?.rules.rules).find((one) => one.metric === finding.metric.name)
  const nameOf = (id: string | undefined) => {
    const metric = metrics.data?.find((one) => one.name === id)
    return metric ? words.name(metric) : (id ?? '')
  }
  const form = rule && stakeForm(rule)
  const units = Math.abs(stake.units)
  const per = perWords(t, rule?.worth.per ?? '', nameOf)
  const rate = formatRatio(stake.margin_rate, language)
  const share = formatRatio(stake.share, language, 0)
  return (
    <Card size="small" title={<h2>{t('today.stake')}</h2>}>
      <p className="stake-total">
        <StakeWords finding={finding} />
      </p>
      {rule && form && (
        <p className="num stake-sum">
          {t(`today.stake.${form}`, {
            units: form === 'money' || form === 'revenue' ? words.money(units) : words.figure(units, 'count'),
            metric: nameOf(stakeCounts(finding, rule)),
            per,
            worth: words.money(stake.unit_worth),
            rate,
          })}
          {stake.share !== 1 && t('today.stake.share', { share })}
          {t('today.stake.equals', { amount: words.money(stake.amount) })}
        </p>
      )}
      {(form === 'units' || form === 'count') && (
        <p className="note">
          {t('today.stake.worth', { per, rate })} <DefinitionTip name="cm2" />
        </p>
      )}
      <p className="note">{stake.assumed ? t('today.stake.assumption', { share }) : t('today.stake.proved')}</p>
    </Card>
  )
}

/** perWords words one of what the worth is counted by: an order, a piece. */
function perWords(t: Translate, metric: string, nameOf: (id: string) => string): string {
  const key = `today.per.${metric}`
  return key in zh ? t(key as Key) : nameOf(metric)
}
