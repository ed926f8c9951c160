import { Tag } from 'antd'
import type { ColumnsType, ColumnType } from 'antd/es/table'
import { useState } from 'react'

import { useSKUs } from '@/api/statement'
import { list, type SKU, type Unit } from '@/api/types'
import { useT, type Key } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { DataTable } from '@/components/DataTable'
import { DefinitionTip } from '@/components/DefinitionTip'
import { ErrorNotice } from '@/components/ErrorNotice'
import { Explained } from '@/components/Explained'
import { Count, Money } from '@/components/Money'
import { Ratio } from '@/components/Ratio'
import { Profit, Unreliable } from '@/components/Unreliable'

import type { ProfitScope } from './scope'
import { BreakEven, SKUName, WhatIfButton } from './SKUCells'
import { TotalName } from './TotalName'
import { WhatIfDrawer } from './WhatIfDrawer'

/** SKUTable is what every SKU, and one unit of it, earns and costs. */
export function SKUTable({ view }: { view: ProfitScope }) {
  const t = useT()
  const wide = useWide()
  const skus = useSKUs(view.scope)
  const [assumed, setAssumed] = useState<SKU>()
  if (skus.error) return <ErrorNotice error={skus.error} retry={() => void skus.refetch()} />
  const currency = skus.data?.currency
  const money = (value: number | undefined, result = false) =>
    value === undefined ? '–' : <Money value={Math.round(value)} currency={currency} result={result} />

  const unitColumn = (key: keyof Unit, title: Key, meaning: Key): ColumnType<SKU> => ({
    key: `unit_${key}`,
    title: <Explained meaning={t(meaning)}>{t(title)}</Explained>,
    align: 'right',
    sorter: (a, b) => (a.unit?.[key] ?? 0) - (b.unit?.[key] ?? 0),
    render: (_, sku) => money(sku.unit?.[key]),
  })
  const ratioColumn = (key: 'net_roi' | 'refund_rate', title: Key, meaning: Key, multiple = false): ColumnType<SKU> => ({
    key,
    title: <Explained meaning={t(meaning)}>{t(title)}</Explained>,
    align: 'right',
    sorter: (a, b) => (a[key] ?? 0) - (b[key] ?? 0),
    render: (_, sku) => <Ratio value={sku[key]} multiple={multiple} />,
  })
  const doubt = (sku: SKU) => ({ amount: sku.cm3, missing: sku.missing_sales, reliable: sku.reliable })
  const whatIf = (sku: SKU) => <WhatIfButton sku={sku} onClick={() => setAssumed(sku)} />

  const name: ColumnType<SKU> = {
    key: 'sku',
    title: t('profit.by.sku'),
    fixed: 'left',
    width: wide ? 220 : 170,
    render: (_, sku) => (
      <SKUName sku={sku} onOpen={() => view.addFilter('sku', sku.sku, 'order')} action={!wide && whatIf(sku)} />
    ),
  }
  const all: ColumnsType<SKU> = [
    {
      key: 'units',
      title: t('profit.unit.units'),
      align: 'right',
      sorter: (a, b) => a.units - b.units,
      render: (_, sku) => <Count value={sku.units} />,
    },
    {
      key: 'net_revenue',
      title: <TotalName name="net_revenue" />,
      align: 'right',
      defaultSortOrder: 'descend',
      sorter: (a, b) => a.net_revenue - b.net_revenue,
      render: (_, sku) => money(sku.net_revenue),
    },
    {
      key: 'cm3',
      title: <TotalName name="cm3" />,
      align: 'right',
      sorter: (a, b) => a.cm3 - b.cm3,
      render: (_, sku) => <Profit total={doubt(sku)} currency={currency} />,
    },
    {
      key: 'cm3_rate',
      title: <DefinitionTip name="cm3_rate">{t('profit.column.rate')}</DefinitionTip>,
      align: 'right',
      sorter: (a, b) => (a.cm3_rate ?? 0) - (b.cm3_rate ?? 0),
      render: (_, sku) => <Ratio value={sku.reliable ? sku.cm3_rate : undefined} result />,
    },
  ]
  const each: ColumnsType<SKU> = [
    {
      key: 'each',
      title: t('profit.whatif.perunit'),
      align: wide ? 'center' : 'left',
      children: [
        {
          ...unitColumn('cm3', 'profit.unit.cm3', 'profit.unit.cm3.meaning'),
          render: (_, sku) =>
            sku.reliable ? money(sku.unit?.cm3, true) : <Unreliable total={doubt(sku)} currency={currency} />,
        },
        unitColumn('net_revenue', 'profit.unit.net_revenue', 'profit.unit.net_revenue.meaning'),
        {
          ...unitColumn('cost_of_goods', 'profit.unit.cost', 'profit.unit.cost.meaning'),
          render: (_, sku) =>
            sku.cost === 'missing' ? (
              <Tag color="gold">{t('shell.missing.cost')}</Tag>
            ) : (
              money(sku.unit && sku.unit.cost_of_goods + sku.unit.returned_cost)
            ),
        },
        unitColumn('commission', 'profit.unit.commission', 'profit.unit.commission.meaning'),
        unitColumn('freight', 'profit.unit.freight', 'profit.unit.freight.meaning'),
        unitColumn('ads', 'profit.unit.ads', 'profit.unit.ads.meaning'),
      ],
    },
  ]
  const ratios: ColumnsType<SKU> = [
    ratioColumn('refund_rate', 'profit.refundrate', 'profit.refundrate.meaning'),
    ratioColumn('net_roi', 'profit.netroi', 'profit.netroi.meaning', true),
    {
      key: 'break_even_roi',
      title: <Explained meaning={t('profit.breakeven.meaning')}>{t('profit.breakeven')}</Explained>,
      align: 'right',
      render: (_, sku) => <BreakEven sku={sku} />,
    },
  ]
  const last: ColumnsType<SKU> = [
    {
      key: 'whatif',
      title: <span className="visually-hidden">{t('profit.whatif')}</span>,
      align: 'center',
      fixed: 'right',
      width: 44,
      render: (_, sku) => whatIf(sku),
    },
  ]

  return (
    <>
      <DataTable<SKU>
        label={t('profit.by.sku')}
        exports={{ table: 'skus', params: { ...view.scope, compare: undefined } }}
        rowKey="sku"
        loading={skus.isFetching}
        dataSource={list(skus.data?.skus)}
        // A phone shows what one unit earns beside its name, and the what-if below it.
        columns={wide ? [name, ...all, ...each, ...ratios, ...last] : [name, ...each, ...all, ...ratios]}
      />
      <WhatIfDrawer sku={assumed} currency={currency} onClose={() => setAssumed(undefined)} />
    </>
  )
}
