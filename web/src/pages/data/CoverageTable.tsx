import { useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { Count } from '@/components/Money'

import type { CoverageRow } from './coverage'

/** CoverageTable names the gaps of every shop and file type, the most days missing first. */
export function CoverageTable({ rows }: { rows: CoverageRow[] }) {
  const t = useT()
  return (
    <DataTable<CoverageRow>
      label={t('data.tab.coverage')}
      rowKey={(row) => `${row.shop} ${row.table}`}
      dataSource={[...rows].sort((a, b) => b.missing - a.missing)}
      columns={[
        { key: 'shop', title: t('data.history.shop'), dataIndex: 'shop' },
        { key: 'title', title: t('data.coverage.what'), dataIndex: 'title' },
        { key: 'first', title: t('data.coverage.first'), render: (_, row) => <span className="num">{row.first}</span> },
        { key: 'last', title: t('data.coverage.last'), render: (_, row) => <span className="num">{row.last}</span> },
        { key: 'missing', title: t('data.coverage.gap'), align: 'right', render: (_, row) => <Count value={row.missing} /> },
        {
          key: 'gaps',
          title: t('data.coverage.gaps'),
          render: (_, row) => (
            <span className="coverage-gaps num">
              {row.gaps.map((gap) => (gap.days === 1 ? gap.from : `${gap.from} – ${gap.to}`)).join('，') || '–'}
            </span>
          ),
        },
      ]}
    />
  )
}
