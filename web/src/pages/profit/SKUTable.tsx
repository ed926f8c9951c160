import { CalculatorOutlined } from '@ant-design/icons'
import { Button, Tag, Tooltip } from 'antd'
import { useState } from 'react'

import { useSKUs } from '@/api/statement'
import { list, type SKU } from '@/api/types'
import { useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { DefinitionTip } from '@/components/DefinitionTip'
import { ErrorNotice } from '@/components/ErrorNotice'
import { share } from '@/components/format'
import { Count, Money } from '@/components/Money'
import { Ratio } from '@/components/Ratio'
import { Profit, Unreliable } from '@/components/Unreliable'

import { profitOf, roi, unitEconomics, type UnitEconomics } from './economics'
import type { ProfitScope } from './scope'
import { WhatIfDrawer } from './WhatIfDrawer'

interface Row {
  sku: SKU
  unit: UnitEconomics | undefined
}

/** SKUTable is what one unit of every SKU earns and costs. */
export function SKUTable({ view }: { view: ProfitScope }) {
  const t = useT()
  const skus = useSKUs(view.scope)
  const [assumed, setAssumed] = useState<SKU>()
  if (skus.error) return <ErrorNotice error={skus.error} retry={() => void skus.refetch()} />

  const rows: Row[] = list(skus.data?.skus).map((sku) => ({ sku, unit: unitEconomics(sku.components, sku.qty) }))
  const unitColumn = (key: keyof UnitEconomics) => ({
    key: `unit_${key}`,
    title: t(`profit.unit.${key}`),
    align: 'right' as const,
    sorter: (a: Row, b: Row) => (a.unit?.[key] ?? 0) - (b.unit?.[key] ?? 0),
    render: (_: unknown, { sku, unit }: Row) =>
      key === 'cost' && (sku.components.cost_of_goods?.missing ?? 0) > 0 ? (
        <Tag color="gold">{t('shell.missing.cost')}</Tag>
      ) : unit ? (
        <Money value={Math.round(unit[key])} />
      ) : (
        '–'
      ),
  })

  return (
    <>
      <DataTable<Row>
        label={t('profit.by.sku')}
        exports={{ table: 'skus', params: { ...view.scope, compare: undefined } }}
        rowKey={(row) => row.sku.sku}
        loading={skus.isFetching}
        dataSource={rows}
        columns={[
          {
            key: 'sku',
            title: t('profit.by.sku'),
            fixed: 'left',
            width: 220,
            render: (_, { sku }) => (
              <span className="sku-cell">
                <Button type="link" size="small" className="drill" onClick={() => view.addFilter('sku', sku.sku, 'order')}>
                  {sku.name || sku.sku || t('profit.none')}
                </Button>
                <span className="sku-notes">
                  <code className="muted">{sku.sku}</code>
                  <Badges sku={sku} />
                </span>
              </span>
            ),
          },
          {
            key: 'qty',
            title: t('profit.unit.qty'),
            align: 'right',
            sorter: (a, b) => a.sku.qty - b.sku.qty,
            render: (_, { sku }) => <Count value={sku.qty} />,
          },
          {
            key: 'net_revenue',
            title: <DefinitionTip name="net_revenue" />,
            align: 'right',
            sorter: (a, b) => (a.sku.subtotals.net_revenue?.amount ?? 0) - (b.sku.subtotals.net_revenue?.amount ?? 0),
            defaultSortOrder: 'descend',
            render: (_, { sku }) => <Profit total={sku.subtotals.net_revenue} />,
          },
          unitColumn('revenue'),
          unitColumn('cost'),
          unitColumn('commission'),
          unitColumn('fulfilment'),
          unitColumn('ads'),
          {
            key: 'unit_profit',
            title: t('profit.unit.profit'),
            align: 'right',
            sorter: (a, b) => (a.unit ? profitOf(a.unit) : 0) - (b.unit ? profitOf(b.unit) : 0),
            render: (_, { sku, unit }) => {
              const profit = sku.subtotals.operating_profit
              if (!unit || !profit) return '–'
              return profit.reliable ? <Money value={Math.round(profitOf(unit))} result /> : <Unreliable total={profit} />
            },
          },
          {
            key: 'profit',
            title: <DefinitionTip name="operating_profit" />,
            align: 'right',
            sorter: (a, b) => (a.sku.subtotals.operating_profit?.amount ?? 0) - (b.sku.subtotals.operating_profit?.amount ?? 0),
            render: (_, { sku }) => <Profit total={sku.subtotals.operating_profit} />,
          },
          {
            key: 'rate',
            title: t('profit.column.rate'),
            align: 'right',
            render: (_, { sku }) => {
              const profit = sku.subtotals.operating_profit
              return <Ratio value={profit?.reliable ? share(profit.amount, sku.subtotals.net_revenue?.amount ?? 0) : undefined} result />
            },
          },
          {
            key: 'roi',
            title: <Tooltip title={t('profit.roi.meaning')}>{t('profit.roi')}</Tooltip>,
            align: 'right',
            render: (_, { unit }) => <Ratio value={unit && roi(unit)} multiple />,
          },
          {
            key: 'break_even_roi',
            title: <Tooltip title={t('profit.breakeven.meaning')}>{t('profit.breakeven')}</Tooltip>,
            align: 'right',
            render: (_, { sku }) => <BreakEven sku={sku} />,
          },
          {
            key: 'whatif',
            align: 'center',
            fixed: 'right',
            width: 44,
            render: (_, { sku, unit }) =>
              unit && (
                <Button
                  type="text"
                  size="small"
                  icon={<CalculatorOutlined />}
                  aria-label={`${t('profit.whatif')} ${sku.name || sku.sku}`}
                  title={t('profit.whatif')}
                  onClick={() => setAssumed(sku)}
                />
              ),
          },
        ]}
      />
      <WhatIfDrawer sku={assumed} onClose={() => setAssumed(undefined)} />
    </>
  )
}

function BreakEven({ sku }: { sku: SKU }) {
  const t = useT()
  if (sku.subtotals.cm2?.reliable === false) return <Ratio value={undefined} />
  if (sku.break_even_roi === undefined || sku.break_even_roi === null) {
    return <Tooltip title={t('profit.breakeven.never.meaning')}>{t('profit.breakeven.never')}</Tooltip>
  }
  return <Ratio value={sku.break_even_roi} multiple />
}

function Badges({ sku }: { sku: SKU }) {
  const t = useT()
  return list(sku.badges).map((badge) => {
    switch (badge) {
      case 'hot_losing':
        return (
          <Tooltip key={badge} title={t('profit.badge.hot_losing.meaning')}>
            <Tag color="red">{t('profit.badge.hot_losing')}</Tag>
          </Tooltip>
        )
      case 'quiet_earning':
        return (
          <Tooltip key={badge} title={t('profit.badge.quiet_earning.meaning')}>
            <Tag color="green">{t('profit.badge.quiet_earning')}</Tag>
          </Tooltip>
        )
      default:
        return null
    }
  })
}
