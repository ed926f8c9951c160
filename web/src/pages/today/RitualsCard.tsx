import { Card } from 'antd'
import { Link } from 'react-router'

import type { Complaints, Today } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber } from '@/components/format'
import { Money } from '@/components/Money'
import { PlainHead } from '@/components/PlainHead'
import { Ratio } from '@/components/Ratio'
import { Unreliable } from '@/components/Unreliable'
import { filterText } from '@/pages/profit/scope'

import { moved } from './figure'
import { useWords } from './useWords'

/** BestCard is what the three best sellers of the week truly earned. */
export function BestCard({ today }: { today: Today }) {
  const t = useT()
  const { language } = useLanguage()
  const best = list(today.best)
  const from = moved(today.day, -6)
  const path = (sku: string) => `/profit?${new URLSearchParams({ from, to: today.day, by: 'order', filter: filterText({ dimension: 'sku', value: sku }) }).toString()}`
  return (
    <Card size="small" title={<h2>{t('today.best')}</h2>}>
      {best.length === 0 ? (
        <p className="muted">{t('today.best.none')}</p>
      ) : (
        <table className="plain-table words-table">
          <PlainHead heads={[{ title: t('today.best.product') }, { title: t('today.best.units') }, { title: t('today.best.cm3') }, { title: t('today.best.rate'), wide: true }]} />
          <tbody>
            {best.map((sku) => (
              <tr key={sku.sku}>
                <th scope="row">
                  <Link to={path(sku.sku)}>{sku.name || sku.sku}</Link>
                </th>
                <td className="num">{formatNumber(sku.units, language)}</td>
                <td>
                  {sku.reliable ? (
                    <Money value={sku.cm3} currency={today.currency} result />
                  ) : (
                    <Unreliable total={{ amount: sku.cm3, missing: sku.missing_sales }} currency={today.currency} />
                  )}
                </td>
                <td className="wide-cell">
                  <Ratio value={sku.reliable ? sku.cm3_rate : undefined} result />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="note">
        {t('today.best.how')} <DefinitionTip name="cm3" />
      </p>
    </Card>
  )
}

/** ComplaintsCard is the worst window of complaints of the week and the link of the chain that it points at. */
export function ComplaintsCard({ complaints }: { complaints: Complaints }) {
  const t = useT()
  const words = useWords()
  const { language } = useLanguage()
  const n = (value: number) => formatNumber(value, language)
  const { window, bottleneck } = complaints
  const where = window && list(window.elements).map(words.element).join(' × ')
  return (
    <Card size="small" title={<h2>{t('today.complaints')}</h2>}>
      <p className="complaints-lead">
        {t('today.complaints.cases', { days: words.span(complaints.from, complaints.to), n: n(complaints.cases), usual: n(complaints.usual) })}
      </p>
      {window ? (
        <p>
          {t('today.complaints.window')} <strong>{where || t('today.complaints.everywhere')}</strong>{' '}
          <span className="muted">{t('today.complaints.counted', { n: n(window.actual), usual: n(window.expected) })}</span>
        </p>
      ) : (
        <p className="muted">{t('today.complaints.none')}</p>
      )}
      {bottleneck && (
        <p>
          {t('today.complaints.bottleneck')} <strong>{t(`today.link.${bottleneck.link}`)}</strong>
          {bottleneck.value !== null && (
            <>
              {' · '}
              <DefinitionTip name={bottleneck.metric.name} /> <span className="num">{words.figure(bottleneck.value, bottleneck.metric.unit)}</span>
              {bottleneck.usual !== null && (
                <span className="muted">{t('today.complaints.usual', { usual: words.figure(bottleneck.usual, bottleneck.metric.unit) })}</span>
              )}
            </>
          )}
        </p>
      )}
      <p className="note">{t('today.complaints.how')}</p>
    </Card>
  )
}
