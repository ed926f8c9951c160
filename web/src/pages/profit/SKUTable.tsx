import { CalculatorOutlined } from '@ant-design/icons'
import { Button, Tag, Tooltip } from 'antd'
import type { ColumnType } from 'antd/es/table'
import { useState } from 'react'

import { useSKUs } from '@/api/statement'
import { list, type SKU, type Unit } from '@/api/types'
import { useT, type Key } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { DataTable } from '@/components/DataTable'
import { ErrorNotice } from '@/components/ErrorNotice'
import { Explained } from '@/components/Explained'
import { useLabel } from '@/components/labels'
import { Count, Money } from '@/components/Money'
import { Ratio } from '@/components/Ratio'
import { Profit, Unreliable } from '@/components/Unreliable'

import type { ProfitScope } from './scope'
import { TotalName } from './TotalName'
import { WhatIfDrawer } from './WhatIfDrawer'

/** SKUTable is what one unit of every SKU earns and costs. */
export function SKUTable({ view }: { view: ProfitScope }) {
  const t = useT()
  const skus = useSKUs(view.scope)
  const wide = useWide()
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

  const columns: ColumnType<SKU>[] = [
    {
      key: 'sku',
      title: t('profit.by.sku'),
      fixed: 'left',
      width: 220,
      render: (_, sku) => <SKUName sku={sku} onOpen={() => view.addFilter('sku', sku.sku, 'order')} />,
    },
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
    {
      ...unitColumn('cm3', 'profit.unit.cm3', 'profit.unit.cm3.meaning'),
      render: (_, sku) =>
        sku.reliable ? money(sku.unit?.cm3, true) : <Unreliable total={doubt(sku)} currency={currency} />,
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
      title: t('profit.column.cm3rate'),
      align: 'right',
      sorter: (a, b) => (a.cm3_rate ?? 0) - (b.cm3_rate ?? 0),
      render: (_, sku) => <Ratio value={sku.reliable ? sku.cm3_rate : undefined} result />,
    },
    ratioColumn('refund_rate', 'profit.refundrate', 'profit.refundrate.meaning'),
    ratioColumn('net_roi', 'profit.netroi', 'profit.netroi.meaning', true),
    {
      key: 'break_even_roi',
      title: <Explained meaning={t('profit.breakeven.meaning')}>{t('profit.breakeven')}</Explained>,
      align: 'right',
      render: (_, sku) => <BreakEven sku={sku} />,
    },
    {
      key: 'whatif',
      title: <span className="visually-hidden">{t('profit.whatif')}</span>,
      align: 'center',
      fixed: wide ? 'right' : undefined,
      width: 44,
      render: (_, sku) =>
        sku.unit && (
          <Button
            type="text"
            size="small"
            icon={<CalculatorOutlined />}
            title={t('profit.whatif')}
            aria-label={`${t('profit.whatif')} ${sku.name || sku.sku}`}
            onClick={() => setAssumed(sku)}
          />
        ),
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
        columns={wide ? columns : resultFirst(columns)}
      />
      <WhatIfDrawer sku={assumed} currency={currency} onClose={() => setAssumed(undefined)} />
    </>
  )
}

/** resultFirst puts what a phone shows without scrolling beside the name: the profit, and the what-if. */
function resultFirst(columns: ColumnType<SKU>[]): ColumnType<SKU>[] {
  const first = ['sku', 'unit_cm3', 'whatif']
  const isFirst = (column: ColumnType<SKU>) => first.includes(String(column.key))
  return [...first.flatMap((key) => columns.filter((c) => c.key === key)), ...columns.filter((c) => !isFirst(c))]
}

function SKUName({ sku, onOpen }: { sku: SKU; onOpen: () => void }) {
  const label = useLabel()
  return (
    <span className="sku-cell">
      <Button type="link" size="small" className="drill" onClick={onOpen}>
        {label('sku', sku.sku, sku.name)}
      </Button>
      <span className="sku-notes">
        {sku.name && sku.name !== sku.sku && <code className="muted">{sku.sku}</code>}
        <Badge sku={sku} />
      </span>
    </span>
  )
}

function BreakEven({ sku }: { sku: SKU }) {
  const t = useT()
  if (!sku.reliable || !sku.unit) return <Ratio value={undefined} />
  if (typeof sku.break_even_roi !== 'number') {
    return <Explained meaning={t('profit.breakeven.never.meaning')}>{t('profit.breakeven.never')}</Explained>
  }
  return <Ratio value={sku.break_even_roi} multiple />
}

function Badge({ sku }: { sku: SKU }) {
  const t = useT()
  switch (sku.badge) {
    case 'hot_and_losing':
      return (
        <Tooltip title={t('profit.badge.hot_and_losing.meaning')}>
          <Tag color="red">{t('profit.badge.hot_and_losing')}</Tag>
        </Tooltip>
      )
    case 'quiet_and_earning':
      return (
        <Tooltip title={t('profit.badge.quiet_and_earning.meaning')}>
          <Tag color="green">{t('profit.badge.quiet_and_earning')}</Tag>
        </Tooltip>
      )
    default:
      return sku.badge_refused ? <Tag color="gold">{t('profit.badge.refused')}</Tag> : null
  }
}
