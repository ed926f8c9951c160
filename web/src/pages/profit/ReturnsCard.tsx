import { Card } from 'antd'

import { list, type PredictedReturns } from '@/api/types'
import { useT } from '@/app/i18n'
import { Count, Money } from '@/components/Money'
import { useLabel } from '@/components/labels'

const shown = 3

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
        <dl className="certainty-list">
          <dt>{t('profit.returns.expected')}</dt>
          <dd>
            <strong>{money(predicted.expected)}</strong>
          </dd>
          <dt>{t('profit.returns.band')}</dt>
          <dd>
            {money(predicted.lower)} – {money(predicted.upper)}
          </dd>
          <dt>{t('profit.returns.cm2')}</dt>
          <dd>
            {money(predicted.cm2.lower)} – {money(predicted.cm2.upper)}
          </dd>
          <dt>{t('profit.returns.orders')}</dt>
          <dd>
            <Count value={predicted.young_orders} />
          </dd>
        </dl>
      )}
      <Refusals predicted={predicted} />
      <p className="muted">{t('profit.returns.how', { day: predicted.as_of })}</p>
    </Card>
  )
}

function Refusals({ predicted }: { predicted: PredictedReturns }) {
  const t = useT()
  const label = useLabel()
  const refusals = list(predicted.refusals)
  if (refusals.length === 0) return null
  return (
    <>
      <p className="muted">{t('profit.returns.without', { count: refusals.length })}</p>
      <ul className="muted">
        {refusals.slice(0, shown).map((r) => (
          <li key={`${r.platform}:${r.category}`}>
            {label('platform', r.platform)} {label('category', r.category)}: {t(`profit.returns.reason.${r.reason}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
