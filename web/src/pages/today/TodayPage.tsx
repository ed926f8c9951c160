import { Skeleton, Spin } from 'antd'

import { useToday, type Today } from '@/api/radar'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import '@/components/panel.css'
import { EmptyWorkspace } from '@/pages/profit/EmptyWorkspace'

import { BriefButton } from './BriefButton'
import { useDay } from './day'
import { DayPicker } from './DayPicker'
import { DayStatement } from './DayStatement'
import { FeedsCard } from './FeedsCard'
import { FindingsCard } from './FindingsCard'
import { Outcome } from './Outcome'
import { RadarCard } from './RadarCard'
import { BestCard, ComplaintsCard } from './RitualsCard'
import './today.css'

/** TodayPage is the morning page: which link broke, where more can be taken, what to look at first. */
export function TodayPage() {
  const t = useT()
  const status = useStatus()
  const [day, setDay] = useDay()
  const today = useToday(day, !!status.data?.last_day)
  if (status.error) {
    return (
      <div className="page">
        <ErrorNotice error={status.error} retry={() => void status.refetch()} />
      </div>
    )
  }
  if (status.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />
  if (!status.data.last_day) return <EmptyWorkspace />
  const shown = day ?? today.data?.day
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">{t('today.title')}</h1>
        <div className="page-tools today-tools">
          {shown && <DayPicker day={shown} first={status.data.first_day} last={status.data.last_day} onChange={setDay} />}
          {shown && <BriefButton day={shown} />}
        </div>
      </div>
      {today.error ? (
        <ErrorNotice error={today.error} retry={() => void today.refetch()} />
      ) : today.data ? (
        <div className={today.isPlaceholderData ? 'today today-stale' : 'today'} aria-busy={today.isPlaceholderData}>
          <Sections today={today.data} />
        </div>
      ) : (
        <Skeleton active />
      )}
    </div>
  )
}

function Sections({ today }: { today: Today }) {
  return (
    <>
      <Outcome today={today} />
      <FindingsCard key={today.day} report={today.radar} />
      <div className="two-columns">
        <div className="column">
          <RadarCard axes={list(today.axes)} />
          <DayStatement today={today} />
        </div>
        <div className="column">
          <FeedsCard feeds={list(today.feeds)} />
          <BestCard today={today} />
          <ComplaintsCard complaints={today.complaints} />
        </div>
      </div>
    </>
  )
}
