import { Button } from 'antd'

import { useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import type { ExportParams } from '@/components/ExportButton'
import { Count, Money } from '@/components/Money'

import { Signed } from './ChangeBars'
import type { Grouping, Sum } from './sums'

interface SumTableProps {
  by: Grouping
  sums: Sum[]
  currency: string
  params: ExportParams
  labelOf: (sum: Sum) => string
  onSelect: (sum: Sum) => void
}

/** SumTable sums the changes by cause, day or component; a click lists them one by one. */
export function SumTable({ by, sums, currency, params, labelOf, onSelect }: SumTableProps) {
  const t = useT()
  return (
    <DataTable<Sum>
      label={t(`restatement.by.${by}`)}
      exports={{ table: 'restatements', params }}
      rowKey="key"
      dataSource={sums}
      columns={[
        {
          key: 'label',
          title: t(`restatement.by.${by}`),
          fixed: 'left',
          render: (_, sum) => (
            <Button type="link" size="small" className="drill change-label" onClick={() => onSelect(sum)}>
              {labelOf(sum)}
            </Button>
          ),
        },
        { key: 'changes', title: t('restatement.changes'), align: 'right', render: (_, sum) => <Count value={sum.changes} /> },
        { key: 'before', title: t('restatement.before'), align: 'right', render: (_, sum) => <Money value={sum.before} currency={currency} /> },
        { key: 'after', title: t('restatement.after'), align: 'right', render: (_, sum) => <Money value={sum.after} currency={currency} /> },
        {
          key: 'difference',
          title: t('restatement.difference'),
          align: 'right',
          sorter: (a, b) => a.difference - b.difference,
          render: (_, sum) => (
            <span className={sum.difference < 0 ? 'num-loss' : undefined}>
              <Signed value={sum.difference} currency={currency} />
            </span>
          ),
        },
      ]}
    />
  )
}
