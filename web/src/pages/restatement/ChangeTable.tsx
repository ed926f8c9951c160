import { Link } from 'react-router'

import type { Restatement } from '@/api/desk'
import { useRestatements, type RestatementOrder, type RestatementScope } from '@/api/why'
import { useLanguage, useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useLabel } from '@/components/labels'
import { Money } from '@/components/Money'
import { formatTime } from '@/components/time'
import { useServerPage } from '@/components/useServerPage'

import { differenceOf, Signed } from './ChangeBars'
import { causeLink, useCauseWords } from './useCauseWords'

interface ChangeTableProps {
  scope: RestatementScope & { currency: string }
  componentOf: (row: Restatement) => string
}

/** ChangeTable is every single change, with the way to what caused it. */
export function ChangeTable({ scope, componentOf }: ChangeTableProps) {
  const t = useT()
  const { language } = useLanguage()
  const label = useLabel()
  const cause = useCauseWords()
  const page = useServerPage<RestatementOrder>(scope)
  const changes = useRestatements(scope, page.query)
  if (changes.error) return <ErrorNotice error={changes.error} retry={() => void changes.refetch()} />
  const total = changes.data?.total ?? 0
  return (
    <DataTable<Restatement>
      label={t('restatement.by.detail')}
      exports={{ table: 'restatements', params: { ...scope, order: page.query.order } }}
      rowKey={(row) => JSON.stringify([row.at, row.day, row.platform, row.shop, row.component])}
      count={total}
      loading={changes.isFetching}
      dataSource={changes.data?.rows ?? []}
      {...page.table<Restatement>(total)}
      columns={[
        {
          ...page.column('day'),
          title: t('restatement.by.day'),
          fixed: 'left',
          render: (_, row) => <Link to={`/profit?from=${row.day}&to=${row.day}`}>{row.day}</Link>,
        },
        { key: 'shop', title: t('restatement.shop'), render: (_, row) => label('shop', row.shop) },
        { key: 'component', title: t('restatement.by.component'), render: (_, row) => componentOf(row) },
        { key: 'before', title: t('restatement.before'), align: 'right', render: (_, row) => <Money value={row.before} currency={row.currency} /> },
        { key: 'after', title: t('restatement.after'), align: 'right', render: (_, row) => <Money value={row.after} currency={row.currency} /> },
        {
          ...page.column('difference'),
          title: t('restatement.difference'),
          align: 'right',
          render: (_, row) => (
            <span className={row.after < row.before ? 'num-loss' : undefined}>
              <Signed value={differenceOf(row)} currency={row.currency} />
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
