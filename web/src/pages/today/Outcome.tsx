import { Tag } from 'antd'
import { Link } from 'react-router'

import type { Today } from '@/api/radar'
import { useLanguage, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber } from '@/components/format'
import { Money } from '@/components/Money'
import { Change } from '@/components/Ratio'

import { formatDay } from './figure'
import { outcomeOf } from './outcome'

/** Outcome is the day in one sentence: what was earned, how sure that is, and beside which day. */
export function Outcome({ today }: { today: Today }) {
  const t = useT()
  const { language } = useLanguage()
  const { net, netChange, profit, whole, profitChange, band, predicted } = outcomeOf(today)
  const day = formatDay(today.day, language)
  if (today.statement.lines === 0) {
    return (
      <section className="outcome" aria-label={t('today.outcome')}>
        <p className="outcome-lead">{t('today.outcome.none', { day })}</p>
      </section>
    )
  }
  const money = (value: number) => <Money value={value} currency={today.currency} />
  return (
    <section className="outcome" aria-label={t('today.outcome')}>
      <div className="outcome-main">
        <span className="outcome-name">
          <span>{day}</span> <DefinitionTip name="operating_profit" />
          {!whole && profit !== undefined && <Tag color="gold">{t('profit.headline.known')}</Tag>}
        </span>
        <span className={`outcome-value${whole ? '' : ' headline-part'}`}>
          {profit === undefined ? t('shell.unreliable') : <Money value={profit} currency={today.currency} result />}
        </span>
      </div>
      <ul className="outcome-notes">
        {band && (
          <li>
            {t('today.outcome.band')} <strong className="num">{money(band.lower)} – {money(band.upper)}</strong>
          </li>
        )}
        {!band && predicted && (
          <li>
            {t('today.returns.expected')} <strong>{money(predicted.expected)}</strong>{' '}
            <span className="muted num">
              ({money(predicted.lower)} – {money(predicted.upper)})
            </span>
          </li>
        )}
        {profitChange !== undefined && (
          <li>
            <Change value={profitChange} /> <span className="muted">{t('today.outcome.week')}</span>
          </li>
        )}
        <li>
          <DefinitionTip name="net_revenue" /> <strong>{money(net)}</strong>
          {netChange !== undefined && (
            <>
              {' '}
              <Change value={netChange} /> <span className="muted">{t('today.outcome.week')}</span>
            </>
          )}
        </li>
        {today.known_part && (
          <li>
            <Link to={today.known_part.missing_cost > 0 ? '/costs?missing=1' : '/costs?tab=rules'}>
              {t(today.known_part.missing_cost > 0 ? 'today.outcome.missing.cost' : 'today.outcome.missing.fees', {
                n: formatNumber(today.known_part.missing_cost || today.known_part.missing_skus, language),
              })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}
