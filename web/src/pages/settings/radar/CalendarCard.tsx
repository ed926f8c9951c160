import { Card, Segmented, Skeleton } from 'antd'
import { useState } from 'react'

import { useCalendar } from '@/api/radar'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { useWords } from '@/pages/today/useWords'

/** CalendarCard is the trade's calendar that the radar knows by itself. */
export function CalendarCard() {
  const t = useT()
  const words = useWords()
  const status = useStatus()
  const last = Number(status.data?.last_day?.slice(0, 4)) || new Date().getFullYear()
  const [chosen, setChosen] = useState<number>()
  const year = chosen ?? last
  const calendar = useCalendar(year)
  return (
    <Card
      size="small"
      title={<h2>{t('radar.calendar')}</h2>}
      extra={<Segmented size="small" aria-label={t('radar.calendar.year')} value={year} options={[last - 1, last, last + 1]} onChange={setChosen} />}
    >
      <p className="muted panel-lead">{t('radar.calendar.lead')}</p>
      {calendar.error ? (
        <ErrorNotice error={calendar.error} retry={() => void calendar.refetch()} />
      ) : calendar.data ? (
        <ul className="occasions">
          {list(calendar.data.occasions).map((occasion) => (
            <li key={`${occasion.id} ${occasion.from}`}>
              <span className="num muted">{words.span(occasion.from, occasion.to)}</span>{' '}
              {words.occasion({ name: occasion.zh, en: occasion.en, phase: occasion.phase })}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton active />
      )}
    </Card>
  )
}
