import { Table } from 'antd'

import type { Statement } from '@/api/types'
import { useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { change, share } from '@/components/format'
import { Money } from '@/components/Money'
import { Change, Ratio } from '@/components/Ratio'
import { StatusBar } from '@/components/StatusBar'
import { Profit } from '@/components/Unreliable'

import type { Step } from './steps'

/** StatementTable is the profit statement line by line, with what each line rests on. */
export function StatementTable({ steps, statement }: { steps: Step[]; statement: Statement }) {
  const t = useT()
  const listSales = statement.components.list_sales?.amount ?? 0
  const revenue = statement.subtotals.net_revenue?.amount ?? 0
  const before = statement.before
  const beforeOf = (step: Step) =>
    step.kind === 'total' ? before?.subtotals[step.name]?.amount : before?.components[step.name]?.amount
  return (
    <Table<Step>
      size="small"
      rowKey="name"
      pagination={false}
      dataSource={steps}
      scroll={{ x: 'max-content' }}
      rowClassName={(step) => (step.kind === 'total' ? 'row-total' : '')}
      columns={[
        { title: t('profit.column.item'), key: 'item', className: 'statement-item', render: (_, step) => <DefinitionTip name={step.name} /> },
        {
          title: t('profit.column.amount'),
          key: 'amount',
          align: 'right',
          render: (_, step) =>
            step.total ? <Profit total={step.total} currency={statement.currency} /> : <Money value={step.amount} currency={statement.currency} />,
        },
        {
          title: t('profit.column.share'),
          key: 'share',
          align: 'right',
          render: (_, step) => (step.total?.reliable === false ? <Ratio value={undefined} /> : <Ratio value={share(step.amount, revenue)} />),
        },
        {
          title: t('profit.column.status'),
          key: 'status',
          width: 110,
          render: (_, step) => step.figure && <StatusBar figure={step.figure} listSales={listSales} />,
        },
        ...(before
          ? [
              {
                title: t('profit.column.before'),
                key: 'before',
                align: 'right' as const,
                render: (_: unknown, step: Step) => {
                  const amount = beforeOf(step)
                  const total = step.total && before.subtotals[step.name]
                  if (total) return <Profit total={total} currency={statement.currency} />
                  return amount === undefined ? '–' : <Money value={amount} currency={statement.currency} />
                },
              },
              {
                title: t('profit.column.change'),
                key: 'change',
                align: 'right' as const,
                render: (_: unknown, step: Step) => {
                  const amount = beforeOf(step)
                  const sure = step.total?.reliable !== false && before.subtotals[step.name]?.reliable !== false
                  return <Change value={amount === undefined || !sure ? undefined : change(step.amount, amount)} />
                },
              },
            ]
          : []),
      ]}
    />
  )
}
