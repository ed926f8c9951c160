import { Card } from 'antd'

import { list, type PredictedReturns } from '@/api/types'
import { useT } from '@/app/i18n'
import { Count, Money } from '@/components/Money'
import { useLabel } from '@/components/labels'

/** ReturnsCard is what the booked profit may still lose to refunds; no amount of the statement holds it. */
export function ReturnsCard({ predicted }: { predicted: PredictedReturns | undefined }) {
  const t = useT()
  if (!predicted || predicted.status === 'settled') return null
  const money = (value: number) => <Money value={value} currency={predicted.currency} />
  return (
    <Card size="small" title={<h2>{t('profit.returns')}</h2>}>
      {predicted.status === 'refused' ? (
        <p>{t('profit.returns.refused')}</p>
      ) : (
        <dl className="facts">
          <div>
            <dt>{t('profit.returns.expected')}</dt>
            <dd>
              <strong>{money(predicted.expected)}</strong>
            </dd>
          </div>
          <div>
            <dt>{t('profit.returns.band')}</dt>
            <dd>
              {money(predicted.lower)} – {money(predicted.upper)}
            </dd>
          </div>
          <div>
            <dt>{t('profit.returns.orders')}</dt>
            <dd>
              <Count value={predicted.young_orders} />
            </dd>
          </div>
          <div>
            <dt>{t('profit.returns.cm2')}</dt>
            <dd>
              {money(predicted.cm2.lower)} – {money(predicted.cm2.upper)}
            </dd>
          </div>
        </dl>
      )}
      <Refusals predicted={predicted} />
      <p className="muted">{t('profit.returns.how', { day: predicted.as_of })}</p>
    </Card>
  )
}

type Refusal = NonNullable<PredictedReturns['refusals']>[number]

/** Refusals names the platforms without a prediction, by reason. */
function Refusals({ predicted }: { predicted: PredictedReturns }) {
  const t = useT()
  const label = useLabel()
  const refusals = list(predicted.refusals)
  if (refusals.length === 0) return null
  const named = (platforms: Set<string>) => {
    const names = [...platforms].filter((platform) => platform !== '').map((platform) => label('platform', platform))
    return names.length > 0 && `(${names.join(', ')})`
  }
  const byReason = new Map<Refusal['reason'], Set<string>>()
  for (const { reason, platform } of refusals) byReason.set(reason, (byReason.get(reason) ?? new Set()).add(platform))
  return (
    <div className="muted">
      {t('profit.returns.without', { count: refusals.length })}
      <ul className="sources">
        {[...byReason].map(([reason, platforms]) => (
          <li key={reason}>
            {t(`profit.returns.reason.${reason}`)} {named(platforms)}
          </li>
        ))}
      </ul>
    </div>
  )
}
