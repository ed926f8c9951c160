import { Button } from 'antd'

import type { RestatementSum } from '@/api/desk'
import type { Grouping } from '@/api/why'
import { useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import type { ExportParams } from '@/components/ExportButton'
import { Count, Money } from '@/components/Money'

import { differenceOf, Signed } from './ChangeBars'

interface SumTableProps {
  by: Grouping
  sums: RestatementSum[]
  currency: string
  params: ExportParams
  labelOf: (sum: RestatementSum) => string
  onSelect: (sum: RestatementSum) => void
}

/** SumTable sums the changes by cause, day or component; a click lists them one by one. */
export function SumTable({ by, sums, currency, params, labelOf, onSelect }: SumTableProps) {
  const t = useT()
  return (
    <DataTable<RestatementSum>
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
          sorter: (a, b) => differenceOf(a) - differenceOf(b),
          render: (_, sum) => (
            <span className={differenceOf(sum) < 0 ? 'num-loss' : undefined}>
              <Signed value={differenceOf(sum)} currency={currency} />
            </span>
          ),
        },
      ]}
    />
  )
}
