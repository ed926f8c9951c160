import { useMemo } from 'react'

import { useName, useT } from '@/app/i18n'
import { useAppearance, usePalette } from '@/app/theme'
import { Chart } from '@/components/Chart'
import { formatNumber } from '@/components/format'
import { useLabel } from '@/components/labels'

import type { Answer } from './answer'
import { draw } from './chart'
import type { Figures } from './figure'

const tones = {
  light: ['#0f4c4a', '#c07a1e', '#5a6fa8', '#8d4f7d', '#5f8f3a', '#b3261e', '#3f8fa8', '#8b9794'],
  dark: ['#8fd0c8', '#f0b35f', '#9db0e6', '#d49cc4', '#a6cf82', '#ff8a7a', '#86cbe0', '#8d9a96'],
}

interface AnswerChartProps {
  answer: Answer
  shape: 'line' | 'bar'
  figures: Figures
}

/** AnswerChart draws the answer and says what it leaves out. */
export function AnswerChart({ answer, shape, figures }: AnswerChartProps) {
  const t = useT()
  const name = useName()
  const label = useLabel()
  const colors = usePalette()
  const { dark } = useAppearance()
  const drawing = useMemo(() => {
    const at = answer.by.indexOf('day')
    const oneYear = new Set(answer.lines.map((line) => (line.keys[at] ?? '').slice(0, 4)).values()).size < 2
    return draw(answer, shape, {
      figures,
      colors,
      tones: dark ? tones.dark : tones.light,
      title: (i) => {
        const metric = answer.metrics[i]
        return metric ? name(metric) : ''
      },
      label: (line, from = 0) =>
        line.rest
          ? t('explore.others')
          : line.keys
              .slice(from)
              .map((key, i) => (oneYear && answer.by[from + i] === 'day' ? key.slice(5) : label(answer.by[from + i] ?? '', key, line.labels[from + i])))
              .join(' · '),
      before: (title) => t('explore.chart.before', { title }),
      unreliable: (number) => t('explore.chart.unreliable', { number }),
    })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language, which figures know
  }, [answer, shape, figures, colors, dark])
  if (!drawing) return null
  const { option, height, apart, more, doubtful } = drawing
  const notes = [
    ...(more > 0 ? [t('explore.chart.more', { n: formatNumber(more, figures.language) })] : []),
    ...(apart.length > 0 ? [t('explore.chart.apart', { metrics: apart.join(t('explore.and')) })] : []),
    ...(doubtful ? [t('explore.chart.doubtful')] : []),
  ]
  return (
    <>
      <Chart option={option} height={height} label={t('explore.chart.label', { metrics: answer.metrics.map(name).join(t('explore.and')) })} />
      {notes.length > 0 && <p className="note">{notes.join(' ')}</p>}
    </>
  )
}
