import { Link } from 'react-router'

import type { Restatement } from '@/api/desk'
import { useLanguage, useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import type { ExportParams } from '@/components/ExportButton'
import { useLabel } from '@/components/labels'
import { Money } from '@/components/Money'
import { formatTime } from '@/components/time'

import { Signed } from './ChangeBars'
import { causeLink, useCauseWords } from './useCauseWords'

interface ChangeTableProps {
  rows: Restatement[]
  params: ExportParams
  componentOf: (row: Restatement) => string
}

/** ChangeTable is every single change, with the way to what caused it. */
export function ChangeTable({ rows, params, componentOf }: ChangeTableProps) {
  const t = useT()
  const { language } = useLanguage()
  const label = useLabel()
  const cause = useCauseWords()
  return (
    <DataTable<Restatement>
      label={t('restatement.by.detail')}
      exports={{ table: 'restatements', params }}
      rowKey={(row) => JSON.stringify([row.at, row.day, row.platform, row.shop, row.component])}
      dataSource={rows}
      columns={[
        {
          key: 'day',
          title: t('restatement.by.day'),
          fixed: 'left',
          sorter: (a, b) => a.day.localeCompare(b.day),
          render: (_, row) => <Link to={`/profit?from=${row.day}&to=${row.day}`}>{row.day}</Link>,
        },
        { key: 'shop', title: t('restatement.shop'), render: (_, row) => label('shop', row.shop) },
        { key: 'component', title: t('restatement.by.component'), render: (_, row) => componentOf(row) },
        { key: 'before', title: t('restatement.before'), align: 'right', render: (_, row) => <Money value={row.before} currency={row.currency} /> },
        { key: 'after', title: t('restatement.after'), align: 'right', render: (_, row) => <Money value={row.after} currency={row.currency} /> },
        {
          key: 'difference',
          title: t('restatement.difference'),
          align: 'right',
          sorter: (a, b) => a.after - a.before - (b.after - b.before),
          render: (_, row) => (
            <span className={row.after < row.before ? 'num-loss' : undefined}>
              <Signed value={row.after - row.before} currency={row.currency} />
            </span>
          ),
        },
        { key: 'cause', title: t('restatement.by.cause'), render: (_, row) => <Link to={causeLink(row)}>{cause(row)}</Link> },
        {
          key: 'at',
          title: t('restatement.at'),
          render: (_, row) => <span className="num">{formatTime(row.at, language)}</span>,
        },
      ]}
    />
  )
}
