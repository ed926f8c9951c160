import { Card } from 'antd'

import type { CellCause, Where } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { formatRatio } from '@/components/format'

import { useWords } from './useWords'

/** CausesCard is the smallest set of cells that explains the change, with what each explains and what the rest did. */
export function CausesCard({ where, unit }: { where: Where; unit: string }) {
  const t = useT()
  const words = useWords()
  const causes = list(where.causes)
  const against = list(where.against)
  const join = t('today.join')
  return (
    <Card size="small" title={<h2>{t('today.where')}</h2>}>
      {where.reason ? (
        <p className="muted">{t(`today.where.${where.reason}`)}</p>
      ) : (
        <>
          <p className="muted panel-lead">
            {t('today.where.lead', {
              dims: list(where.dims).map(words.dimension).join(join),
              bases: list(where.base).map((day) => words.span(day, day)).join(join),
            })}
          </p>
          <ol className="causes">
            {causes.map((cause, i) => (
              <Cause key={i} cause={cause} unit={unit} alone={causes.length + against.length === 1} />
            ))}
            {Math.abs(where.rest) >= 0.005 && <Bar name={t('today.where.rest')} share={where.rest} tone="rest" />}
          </ol>
          {against.length > 0 && (
            <>
              <h3 className="causes-against">{t('today.where.against')}</h3>
              <ol className="causes">
                {against.map((cause, i) => (
                  <Cause key={i} cause={cause} unit={unit} />
                ))}
              </ol>
            </>
          )}
        </>
      )}
    </Card>
  )
}

function Cause({ cause, unit, alone }: { cause: CellCause; unit: string; alone?: boolean }) {
  const t = useT()
  const words = useWords()
  const elements = list(cause.elements)
  const name = elements.length > 0 ? elements.map(words.element).join(' × ') : t(alone ? 'today.where.all' : 'today.where.everywhere')
  const figure = (value: number) => words.figure(value, cause.kind === 'mix' ? 'ratio' : unit)
  return (
    <Bar
      name={name}
      share={cause.share}
      tone={cause.share < 0 ? 'against' : 'cause'}
      note={t(`today.where.${cause.kind}`, { actual: figure(cause.actual), expected: figure(cause.expected) })}
    />
  )
}

interface BarProps {
  name: string
  share: number
  tone: 'cause' | 'against' | 'rest'
  note?: string
}

function Bar({ name, share, tone, note }: BarProps) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <li className="cause">
      <span className="cause-name">{name}</span>
      <span className="cause-share num">{t('today.where.share', { share: formatRatio(share, language, 0) })}</span>
      <span className="cause-track" aria-hidden>
        <span className={`cause-bar cause-${tone}`} style={{ width: `${Math.min(100, Math.abs(share) * 100)}%` }} />
      </span>
      {note && <span className="cause-note muted num">{note}</span>}
    </li>
  )
}
