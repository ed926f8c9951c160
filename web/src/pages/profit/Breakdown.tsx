import { Card, Tabs } from 'antd'

import { useT } from '@/app/i18n'

import { BreakdownTable } from './BreakdownTable'
import { dimensions, type Dimension } from './dimensions'
import { OrdersTable } from './OrdersTable'
import type { ProfitScope } from './scope'
import { SKUTable } from './SKUTable'

/** Breakdown divides the profit of the scope by one dimension; a click on a value goes deeper. */
export function Breakdown({ view }: { view: ProfitScope }) {
  const t = useT()
  return (
    <Card size="small" className="breakdown">
      <h2 className="visually-hidden">{t('profit.breakdown')}</h2>
      <Tabs
        size="small"
        activeKey={view.by}
        onChange={(key) => view.setBy(key as Dimension)}
        items={dimensions.map((dimension) => ({
          key: dimension,
          label: t(`profit.by.${dimension}`),
          children: dimension === view.by && <Panel view={view} dimension={dimension} />,
        }))}
      />
    </Card>
  )
}

function Panel({ view, dimension }: { view: ProfitScope; dimension: Dimension }) {
  switch (dimension) {
    case 'sku':
      return <SKUTable view={view} />
    case 'order':
      return <OrdersTable view={view} />
    default:
      return <BreakdownTable key={dimension} view={view} dimension={dimension} />
  }
}
