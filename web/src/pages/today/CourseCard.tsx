import { Card, Segmented } from 'antd'
import { useMemo, useState } from 'react'

import type { Finding, RadarChart, TimelineEvent } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { usePalette } from '@/app/theme'
import { Chart } from '@/components/Chart'

import { courseOption } from './course'
import { useEventWords } from './useEventWords'
import { useWords } from './useWords'

const spans = { weeks: 42, all: 90 }

interface CourseCardProps {
  finding: Finding
  chart: RadarChart
  events: TimelineEvent[]
}

/** CourseCard is the figure day by day over what its history led to expect. */
export function CourseCard({ finding, chart, events }: CourseCardProps) {
  const t = useT()
  const { language } = useLanguage()
  const colors = usePalette()
  const words = useWords()
  const event = useEventWords()
  const [span, setSpan] = useState<keyof typeof spans>('weeks')
  const { unit } = chart.metric
  const option = useMemo(
    () =>
      courseOption(list(chart.points).slice(-spans[span]), finding, events, colors, {
        figure: (value) => words.figure(value, unit),
        short: (value) => words.figure(value, unit, true),
        actual: t('today.curve.actual'),
        expected: t('today.curve.expected'),
        band: t('today.curve.band'),
        unjudged: t('today.curve.unjudged'),
        whole: unit === 'ratio' && list(chart.points).every(({ actual }) => actual === null || actual <= 1),
        event,
        occasion: words.occasion,
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the words change with the language only
    [chart, span, finding, events, colors, language],
  )
  return (
    <Card
      size="small"
      title={<h2>{t('today.curve')}</h2>}
      extra={
        <Segmented
          size="small"
          aria-label={t('today.curve.range')}
          value={span}
          onChange={setSpan}
          options={(['weeks', 'all'] as const).map((value) => ({ value, label: t(`today.curve.${value}`) }))}
        />
      }
    >
      <Chart
        option={option}
        height={290}
        label={`${t('today.curve')}: ${words.cell(finding.cell)} ${words.name(chart.metric)} ${words.figure(finding.actual, unit)} / ${words.figure(finding.expected, unit)}`}
      />
      {chart.wide && <p className="note">{t('today.curve.wide')}</p>}
      {chart.reason && <p className="note">{t(`today.curve.${chart.reason}`, { have: chart.have ?? 0, need: chart.need ?? 0 })}</p>}
    </Card>
  )
}
