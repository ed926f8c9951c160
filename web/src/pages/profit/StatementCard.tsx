import { Card, Segmented, Skeleton } from 'antd'
import { useMemo, useState } from 'react'

import { useComponents } from '@/api/definitions'
import type { Scope } from '@/api/statement'
import type { Statement } from '@/api/types'
import { useT } from '@/app/i18n'
import { ExportButton } from '@/components/ExportButton'
import { StatusLegend } from '@/components/StatusBar'

import { StatementTable } from './StatementTable'
import { stepsOf } from './steps'
import { WaterfallChart } from './WaterfallChart'

/** StatementCard shows the profit statement as a waterfall or as a table. */
export function StatementCard({ statement, scope }: { statement: Statement | undefined; scope: Scope | undefined }) {
  const t = useT()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const { data: parts } = useComponents()
  const steps = useMemo(() => (statement && parts ? stepsOf(statement, parts) : []), [statement, parts])
  return (
    <Card
      size="small"
      className="statement-card"
      title={<h2>{t('profit.statement')}</h2>}
      extra={
        <span className="card-tools">
          <Segmented
            size="small"
            aria-label={t('profit.statement.view')}
            value={view}
            onChange={setView}
            options={(['chart', 'table'] as const).map((value) => ({ value, label: t(`profit.statement.${value}`) }))}
          />
          <ExportButton table="statement" params={{ ...scope }} />
        </span>
      }
    >
      <StatusLegend />
      {!statement ? (
        <Skeleton active />
      ) : view === 'chart' ? (
        <WaterfallChart steps={steps} listSales={statement.components.list_sales?.amount ?? 0} currency={statement.currency} />
      ) : (
        <StatementTable steps={steps} statement={statement} />
      )}
    </Card>
  )
}
