import { Descriptions, Drawer, Tag } from 'antd'
import { Link } from 'react-router'

import type { ImportEntry } from '@/api/desk'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'
import { useLabel } from '@/components/labels'
import { formatTime } from '@/components/time'

import { ControlSums, Notes } from './FileDetails'

interface ImportDrawerProps {
  entry: ImportEntry | undefined
  titleOf: (entry: ImportEntry) => string
  onClose: () => void
}

const counts = ['rows', 'added', 'unchanged', 'corrected', 'quarantined', 'excluded'] as const

/** ImportDrawer is everything that is known of one import. */
export function ImportDrawer({ entry, titleOf, onClose }: ImportDrawerProps) {
  const t = useT()
  const { language } = useLanguage()
  const label = useLabel()
  return (
    <Drawer open={entry !== undefined} onClose={onClose} title={entry?.file_name} size={520}>
      {entry && (
        <div className="import-details">
          <Descriptions
            column={1}
            size="small"
            items={[
              { key: 'seq', label: t('data.history.seq'), children: entry.import_seq },
              ...(entry.path === entry.file_name ? [] : [{ key: 'path', label: t('data.history.path'), children: <span className="wrap-path">{entry.path}</span> }]),
              { key: 'format', label: t('data.history.format'), children: titleOf(entry) },
              ...(entry.sheet ? [{ key: 'sheet', label: t('data.history.sheet'), children: entry.sheet }] : []),
              { key: 'shop', label: t('data.history.shop'), children: entry.shop ? label('shop', entry.shop) : '–' },
              {
                key: 'days',
                label: t('data.history.days'),
                children: entry.first_day ? `${entry.first_day} – ${entry.last_day ?? ''}` : '–',
              },
              { key: 'size', label: t('data.history.size'), children: `${formatNumber(entry.size / 1e6, language, 2)} MB` },
              { key: 'at', label: t('data.history.at'), children: formatTime(entry.created_at, language) },
              ...(entry.status === 'undone'
                ? [{ key: 'status', label: t('data.history.status'), children: <Tag>{t('data.history.undone')}</Tag> }]
                : []),
              ...counts.map((count) => ({
                key: count,
                label: t(`data.count.${count}`),
                children: <span className="num">{formatNumber(entry[count], language)}</span>,
              })),
            ]}
          />
          {entry.quarantined > 0 && (
            <Link to={`/data?tab=quarantine&import=${entry.import_seq}`}>{t('data.history.quarantine')}</Link>
          )}
          <Link to={`/restatement?import=${entry.import_seq}`}>{t('data.history.restatement')}</Link>
          <ControlSums control={entry.control} />
          <Notes notes={list(entry.notes)} table={entry.table} />
        </div>
      )}
    </Drawer>
  )
}
