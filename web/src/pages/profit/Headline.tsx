import { Skeleton } from 'antd'

import { useComponents } from '@/api/definitions'
import { list, type Statement } from '@/api/types'
import { useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { change, share } from '@/components/format'
import { Money } from '@/components/Money'
import { Change, Ratio } from '@/components/Ratio'
import { Profit } from '@/components/Unreliable'

/** The metric of each running total's share of net revenue. */
const rates: Record<string, string> = {
  cm1: 'cm1_rate',
  cm2: 'cm2_rate',
  cm3: 'cm3_rate',
  operating_profit: 'operating_margin',
}

/** Headline is the running totals of the statement: from net revenue down to operating profit. */
export function Headline({ statement }: { statement: Statement | undefined }) {
  const t = useT()
  const { data } = useComponents()
  const revenue = statement?.subtotals.net_revenue?.amount ?? 0
  return (
    <dl className="headline">
      {list(data?.subtotals).map(({ name }) => {
        const total = statement?.subtotals[name]
        const before = statement?.before?.subtotals[name]
        const changed = total?.reliable && before?.reliable ? change(total.amount, before.amount) : undefined
        return (
          <div key={name} className={`headline-item headline-${name}`}>
            <dt>
              <DefinitionTip name={name} />
            </dt>
            <dd>
              <span className="headline-value">{total ? <Profit total={total} currency={statement?.currency} short /> : <Skeleton.Button active size="small" />}</span>
              <span className="headline-notes">
                {total && !total.reliable && (
                  <span className="muted">
                    {t('profit.headline.before')} <Money value={total.amount} currency={statement?.currency} short />
                  </span>
                )}
                {total?.reliable && name !== 'net_revenue' && (
                  <span>
                    <Ratio value={share(total.amount, revenue)} result />{' '}
                    <span className="muted">
                      <DefinitionTip name={rates[name] ?? name}>{t('profit.headline.rate')}</DefinitionTip>
                    </span>
                  </span>
                )}
                {changed !== undefined && (
                  <span>
                    <Change value={changed} /> <span className="muted">{t('profit.headline.change')}</span>
                  </span>
                )}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
