import { Card, Table } from 'antd'

import { useSends, type Send } from '@/api/push'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatNumber } from '@/components/format'
import { formatTime } from '@/components/time'

/** SendLog is what was sent, and what was not and why. */
export function SendLog() {
  const t = useT()
  const { language } = useLanguage()
  const sends = useSends()
  if (sends.error) return <ErrorNotice error={sends.error} retry={() => void sends.refetch()} />
  const status = ({ status: state }: Send) => (
    <span className={state === 'failed' ? 'num-loss' : state === 'sent' ? 'check-ok' : 'muted'}>{t(`settings.push.status.${state}`)}</span>
  )
  return (
    <Card size="small" title={t('settings.push.log')} loading={sends.isPending}>
      <Table<Send>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={sends.data}
        locale={{ emptyText: t('settings.push.log.none') }}
        columns={[
          { key: 'at', title: t('settings.push.log.at'), render: (_, send) => <span className="num">{formatTime(send.at, language)}</span> },
          { key: 'name', title: t('settings.push.name'), render: (_, send) => `${send.name} · ${t(`settings.push.purpose.${send.purpose}`)}` },
          { key: 'status', title: t('settings.push.log.status'), render: (_, send) => status(send) },
          { key: 'tries', title: t('settings.push.log.tries'), align: 'right', render: (_, send) => formatNumber(send.tries, language) },
          { key: 'bytes', title: t('settings.push.log.bytes'), align: 'right', render: (_, send) => formatNumber(send.bytes, language) },
          { key: 'error', title: t('settings.push.log.error'), render: (_, send) => <span className="push-error">{send.error || '–'}</span> },
        ]}
      />
    </Card>
  )
}
