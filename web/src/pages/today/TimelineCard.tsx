import { Card } from 'antd'

import type { Finding, TimelineEvent } from '@/api/radar'
import { useT } from '@/app/i18n'

import { eventIcons, useEventWords } from './useEventWords'
import { useWords } from './useWords'

/** TimelineCard lists what is known to have happened from a week before the deviation to its end. */
export function TimelineCard({ finding, events }: { finding: Finding; events: TimelineEvent[] }) {
  const t = useT()
  const words = useWords()
  const sentence = useEventWords()
  return (
    <Card size="small" title={<h2>{t('today.timeline')}</h2>}>
      {events.length === 0 ? (
        <p className="muted">{t('today.timeline.none')}</p>
      ) : (
        <ol className="timeline">
          {events.map((event) => (
            <li
              key={`${event.kind} ${event.from} ${event.key ?? event.name} ${event.phase ?? ''}`}
              className={event.from >= finding.from && event.from <= finding.to ? 'timeline-in' : undefined}
            >
              <span className="timeline-icon" aria-hidden>
                {eventIcons[event.kind]}
              </span>
              <span className="timeline-day num">{words.span(event.from, event.to ?? event.from)}</span>
              <span>
                <span className="muted">{t(`today.event.${event.kind}`)}</span> {sentence(event)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
