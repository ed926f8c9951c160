import { Card, Select, Tabs } from 'antd'

import { useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'

import { BreakdownTable } from './BreakdownTable'
import { dimensions, type Dimension } from './dimensions'
import { OrdersTable } from './OrdersTable'
import type { ProfitScope } from './scope'
import { SKUTable } from './SKUTable'

/** Breakdown divides the profit of the scope by one dimension; a click on a value goes deeper. */
export function Breakdown({ view }: { view: ProfitScope }) {
  const t = useT()
  const wide = useWide()
  const titles = dimensions.map((dimension) => ({ dimension, title: t(`profit.by.${dimension}`) }))
  return (
    <Card size="small" className="breakdown">
      <h2 className="visually-hidden">{t('profit.breakdown')}</h2>
      {wide ? (
        <Tabs
          size="small"
          activeKey={view.by}
          onChange={(key) => view.setBy(key as Dimension)}
          items={titles.map(({ dimension, title }) => ({
            key: dimension,
            label: title,
            children: dimension === view.by && <Panel view={view} />,
          }))}
        />
      ) : (
        // A phone has no room for a row of twelve tabs.
        <>
          <Select<Dimension>
            aria-label={t('profit.breakdown')}
            className="breakdown-select"
            value={view.by}
            options={titles.map(({ dimension, title }) => ({ value: dimension, label: `${t('profit.breakdown.by')} ${title}` }))}
            onChange={view.setBy}
          />
          <Panel view={view} />
        </>
      )}
    </Card>
  )
}

function Panel({ view }: { view: ProfitScope }) {
  switch (view.by) {
    case 'sku':
      return <SKUTable view={view} />
    case 'order':
      return <OrdersTable view={view} />
    default:
      return <BreakdownTable key={view.by} view={view} dimension={view.by} />
  }
}
