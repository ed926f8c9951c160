import { Card } from 'antd'
import { useCallback, useMemo, useState } from 'react'

import type { AxisScore } from '@/api/radar'
import { useLanguage, useT } from '@/app/i18n'
import { usePalette } from '@/app/theme'
import { Chart } from '@/components/Chart'
import type { ChartPoint } from '@/components/EChart'
import { Explained } from '@/components/Explained'
import { formatNumber } from '@/components/format'

import { AxisDrawer } from './AxisDrawer'
import { radarOption, toneOf } from './radar'

/** RadarCard is the five axes of the week against the shop's own past; an axis opens its arithmetic. */
export function RadarCard({ axes }: { axes: AxisScore[] }) {
  const t = useT()
  const { language } = useLanguage()
  const colors = usePalette()
  const [open, setOpen] = useState<AxisScore['axis']>()
  const words = useMemo(
    () => ({
      axis: (axis: AxisScore['axis']) => t(`today.axis.${axis}`),
      score: (score: number | null) => (score === null ? '–' : formatNumber(score, language)),
      week: t('today.radar.week'),
      usual: t('today.radar.usual'),
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- t changes with the language only
    [language],
  )
  const option = useMemo(() => radarOption(axes, colors, words), [axes, colors, words])
  const select = useCallback(
    ({ name }: ChartPoint) => setOpen(axes.find(({ axis, score }) => name === `${words.axis(axis)} ${words.score(score)}`)?.axis),
    [axes, words],
  )
  const label = axes.map(({ axis, score }) => `${words.axis(axis)} ${words.score(score)}`).join(', ')
  return (
    <Card
      size="small"
      title={
        <h2>
          <Explained meaning={t('today.radar.meaning')}>{t('today.radar')}</Explained>
        </h2>
      }
    >
      <div className="radar">
        <Chart option={option} height={250} label={`${t('today.radar')}: ${label}`} onSelect={select} />
        <ul className="axes">
          {axes.map(({ axis, score }) => (
            <li key={axis}>
              <button type="button" className="axis" aria-haspopup="dialog" onClick={() => setOpen(axis)}>
                <span>{words.axis(axis)}</span>
                <strong className={`num axis-${toneOf(score)}`}>{words.score(score)}</strong>
                <span className="muted axis-word">{t(`today.tone.${toneOf(score)}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <p className="note">{t('today.radar.note')}</p>
      <AxisDrawer score={axes.find(({ axis }) => axis === open)} onClose={() => setOpen(undefined)} />
    </Card>
  )
}
