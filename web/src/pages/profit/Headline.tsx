import { Skeleton } from 'antd'

import { useComponents } from '@/api/definitions'
import { list, type Statement, type Total } from '@/api/types'
import { useT, type Key } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { change, share } from '@/components/format'
import { Money } from '@/components/Money'
import { Change, Ratio } from '@/components/Ratio'
import { Profit, Unreliable } from '@/components/Unreliable'

/** The metric of each running total's share of net revenue. */
const rates: Record<string, string> = {
  cm1: 'cm1_rate',
  cm2: 'cm2_rate',
  cm3: 'cm3_rate',
  operating_profit: 'operating_margin',
}

/**
 * Headline is the running totals of the statement: from net revenue down to operating profit. Where
 * something is missing the whole is no profit; the part that is known stands in its place, named so.
 */
export function Headline({ statement }: { statement: Statement | undefined }) {
  const { data } = useComponents()
  const known = statement?.known_part?.skus ? statement.known_part.subtotals : undefined
  return (
    <dl className="headline">
      {list(data?.subtotals).map(({ name }) => {
        const total = statement?.subtotals[name]
        const part = total?.reliable === false ? known?.[name] : undefined
        return (
          <div key={name} className={`headline-item headline-${name}`}>
            <dt>
              <DefinitionTip name={name} />
              {total && part !== undefined && <Unreliable total={total} currency={statement?.currency} />}
            </dt>
            <dd>
              {!statement || !total ? (
                <Skeleton.Button active size="small" />
              ) : part === undefined ? (
                <Whole name={name} total={total} statement={statement} />
              ) : (
                <Part name={name} amount={part} revenue={known?.net_revenue ?? 0} currency={statement.currency} />
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Whole is a running total of everything, with its share of revenue and its change. */
function Whole({ name, total, statement }: { name: string; total: Total; statement: Statement }) {
  const t = useT()
  const before = statement.before?.subtotals[name]
  const changed = total.reliable && before?.reliable ? change(total.amount, before.amount) : undefined
  return (
    <>
      <span className="headline-value">
        <Profit total={total} currency={statement.currency} short />
      </span>
      <span className="headline-notes">
        {!total.reliable && (
          <span className="muted">
            {t('profit.headline.before')} <Money value={total.amount} currency={statement.currency} short />
          </span>
        )}
        {total.reliable && name !== 'net_revenue' && (
          <Share name={name} value={share(total.amount, statement.subtotals.net_revenue?.amount ?? 0)} />
        )}
        {changed !== undefined && (
          <span>
            <Change value={changed} /> <span className="muted">{t('profit.headline.change')}</span>
          </span>
        )}
      </span>
    </>
  )
}

/** Part is a running total of what is known, never to be taken for the whole. */
function Part({ name, amount, revenue, currency }: { name: string; amount: number; revenue: number; currency: string }) {
  const t = useT()
  return (
    <>
      <span className="headline-value headline-part">
        <Money value={amount} currency={currency} short result />
      </span>
      <span className="headline-notes">
        <span className="headline-part-name">{t('profit.headline.known')}</span>
        {name !== 'net_revenue' && <Share name={name} value={share(amount, revenue)} of="profit.headline.known.rate" />}
      </span>
    </>
  )
}

function Share({ name, value, of = 'profit.headline.rate' }: { name: string; value: number | undefined; of?: Key }) {
  const t = useT()
  return (
    <span>
      <Ratio value={value} result />{' '}
      <span className="muted">
        <DefinitionTip name={rates[name] ?? name}>{t(of)}</DefinitionTip>
      </span>
    </span>
  )
}
