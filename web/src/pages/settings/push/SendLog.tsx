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
  const what = ({ name, purpose, at }: Send) => (
    <>
      {name} · {t(`settings.push.purpose.${purpose}`)}
      <br />
      <span className="num muted form-help">{formatTime(at, language)}</span>
    </>
  )
  const result = ({ status, error }: Send) => (
    <>
      <span className={status === 'failed' ? 'num-loss' : status === 'sent' ? 'check-ok' : 'muted'}>{t(`settings.push.status.${status}`)}</span>
      {error && <span className="push-error muted form-help">{error}</span>}
    </>
  )
  return (
    <Card size="small" title={t('settings.push.log')} loading={sends.isPending}>
      <Table<Send>
        size="small"
        rowKey="id"
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={sends.data}
        locale={{ emptyText: t('settings.push.log.none') }}
        columns={[
          { key: 'what', title: t('settings.push.log.what'), render: (_, send) => what(send) },
          { key: 'result', title: t('settings.push.log.status'), render: (_, send) => result(send) },
          { key: 'tries', title: t('settings.push.log.tries'), align: 'right', responsive: ['md'], render: (_, send) => formatNumber(send.tries, language) },
          { key: 'bytes', title: t('settings.push.log.bytes'), align: 'right', responsive: ['md'], render: (_, send) => formatNumber(send.bytes, language) },
        ]}
      />
    </Card>
  )
}
