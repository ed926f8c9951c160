import { Spin } from 'antd'
import { useSearchParams } from 'react-router'

import { useToday } from '@/api/radar'
import { useStatus } from '@/api/status'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { EmptyWorkspace } from '@/pages/profit/EmptyWorkspace'

/** TodayPage is the morning page: which link broke, where more can be taken, what to look at first. */
export function TodayPage() {
  const t = useT()
  const status = useStatus()
  const [params] = useSearchParams()
  const today = useToday(params.get('day') ?? undefined, !!status.data?.last_day)
  if (status.error) {
    return (
      <div className="page">
        <ErrorNotice error={status.error} retry={() => void status.refetch()} />
      </div>
    )
  }
  if (status.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />
  if (!status.data.last_day) return <EmptyWorkspace />
  return (
    <div className="page">
      <h1 className="page-title">{t('today.title')}</h1>
      {today.error && <ErrorNotice error={today.error} retry={() => void today.refetch()} />}
    </div>
  )
}
