import { Button } from 'antd'
import type { ColumnType } from 'antd/es/table'

import { useStatement } from '@/api/statement'
import { list, type StatementRow } from '@/api/types'
import { useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { DataTable } from '@/components/DataTable'
import { DefinitionTip } from '@/components/DefinitionTip'
import { ErrorNotice } from '@/components/ErrorNotice'
import { share } from '@/components/format'
import { useLabel } from '@/components/labels'
import { Money } from '@/components/Money'
import { Ratio } from '@/components/Ratio'
import { Profit } from '@/components/Unreliable'

import { nextDimension, type Dimension } from './dimensions'
import type { ProfitScope } from './scope'
import { TotalName, type TotalKey } from './TotalName'

// Rows that are asked for; beyond them one row holds the rest.
const most = 500

const total = (name: string) => (row: StatementRow) => row.subtotals[name]?.amount ?? 0
const component = (name: string) => (row: StatementRow) => row.components[name]?.amount ?? 0

function amountColumn(name: string, currency: string | undefined): ColumnType<StatementRow> {
  const amount = component(name)
  return {
    key: name,
    title: <DefinitionTip name={name} />,
    align: 'right',
    sorter: (a, b) => amount(a) - amount(b),
    sortDirections: ['descend', 'ascend'],
    render: (_, row) => <Money value={amount(row)} currency={currency} />,
  }
}

function totalColumn(name: TotalKey, currency: string | undefined): ColumnType<StatementRow> {
  const amount = total(name)
  return {
    key: name,
    title: <TotalName name={name} />,
    align: 'right',
    sorter: (a, b) => amount(a) - amount(b),
    sortDirections: ['descend', 'ascend'],
    render: (_, row) => <Profit total={row.subtotals[name]} currency={currency} />,
  }
}

/** BreakdownTable is the statement of every value of one dimension. */
export function BreakdownTable({ view, dimension }: { view: ProfitScope; dimension: Dimension }) {
  const t = useT()
  const label = useLabel()
  const wide = useWide()
  const scope = view.scope && { ...view.scope, compare: undefined }
  const statement = useStatement(scope, { by: dimension, top: dimension === 'day' ? undefined : most })
  if (statement.error) return <ErrorNotice error={statement.error} retry={() => void statement.refetch()} />
  const currency = statement.data?.currency
  const profit: ColumnType<StatementRow> = {
    ...totalColumn('operating_profit', currency),
    defaultSortOrder: dimension === 'day' ? undefined : 'descend',
  }
  return (
    <DataTable<StatementRow>
      label={t(`profit.by.${dimension}`)}
      exports={{ table: 'statement', params: { ...scope, by: dimension } }}
      rowKey={(row) => (row.rest ? '\u0000rest' : row.key)}
      loading={statement.isFetching}
      dataSource={list(statement.data?.rows)}
      columns={[
        {
          key: 'label',
          title: t(`profit.by.${dimension}`),
          fixed: 'left',
          sorter: dimension === 'day' ? (a, b) => a.key.localeCompare(b.key) : undefined,
          render: (_, row) =>
            row.rest ? (
              <span className="muted">{t('profit.rest', { n: (statement.data?.total ?? 0) - most })}</span>
            ) : (
              <Button
                type="link"
                size="small"
                className="drill"
                onClick={() => view.addFilter(dimension, row.key, nextDimension[dimension])}
              >
                {label(dimension, row.key, row.label)}
              </Button>
            ),
        },
        // A phone shows the result beside the name.
        ...(wide ? [] : [profit]),
        amountColumn('list_sales', currency),
        amountColumn('refunds', currency),
        totalColumn('net_revenue', currency),
        totalColumn('cm1', currency),
        totalColumn('cm2', currency),
        amountColumn('ads', currency),
        totalColumn('cm3', currency),
        ...(wide ? [profit] : []),
        {
          key: 'rate',
          title: <DefinitionTip name="operating_margin">{t('profit.column.rate')}</DefinitionTip>,
          align: 'right',
          render: (_, row) => {
            const left = row.subtotals.operating_profit
            return <Ratio value={left?.reliable ? share(left.amount, total('net_revenue')(row)) : undefined} result />
          },
        },
      ]}
    />
  )
}
