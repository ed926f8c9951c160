import { Card, Skeleton } from 'antd'
import { Link } from 'react-router'

import type { Statement } from '@/api/types'
import { useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { Money } from '@/components/Money'
import { StatusBar } from '@/components/StatusBar'

import { certaintyOf } from './certainty'

const shown = 5

/** CertaintyCard says how sure the statement is, and which file or cost would make it surer. */
export function CertaintyCard({ statement }: { statement: Statement | undefined }) {
  const t = useT()
  if (!statement) {
    return (
      <Card size="small" title={<h2>{t('profit.certainty')}</h2>}>
        <Skeleton active />
      </Card>
    )
  }
  const listSales = statement.components.list_sales?.amount ?? 0
  const { all, doubts } = certaintyOf(statement)
  return (
    <Card size="small" title={<h2>{t('profit.certainty')}</h2>}>
      <div className="certainty-bar">
        <StatusBar figure={all} listSales={listSales} />
      </div>
      {doubts.length === 0 ? (
        <p className="muted">{t('profit.certainty.all')}</p>
      ) : (
        <dl className="certainty-list">
          {doubts.slice(0, shown).map(({ name, figure }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>
                <span>
                  <DefinitionTip name={name} />
                </span>
              </dt>
              <dd>
                <StatusBar figure={figure} listSales={listSales} />
                {figure.missing > 0 ? (
                  <Link to={name === 'cost_of_goods' ? '/costs?missing=1' : '/costs?tab=rules'}>
                    {t('profit.certainty.missing')} <Money value={figure.missing} currency={statement.currency} short />
                  </Link>
                ) : (
                  <span>
                    {t('shell.status.estimated')} <Money value={figure.estimated} currency={statement.currency} short />
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="muted">{t('profit.certainty.how')}</p>
    </Card>
  )
}
