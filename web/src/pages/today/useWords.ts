import type { Cell, Finding, Note, TimelineEvent } from '@/api/radar'
import type { components } from '@/api/schema'
import { useCurrency } from '@/app/currency'
import { useLanguage, useName, useT, type Key } from '@/app/i18n'
import { useLabel } from '@/components/labels'
import { zh } from '@/locales'

import { formatFigure, formatSpan } from './figure'

type Hours = components['schemas']['RadarHours']

/** The words of the morning page: figures in their unit, cells, dimensions, days. */
export function useWords(currency?: string) {
  const t = useT()
  const name = useName()
  const label = useLabel()
  const { language } = useLanguage()
  const own = useCurrency()
  const unit = (of: 'seconds' | 'hours' | 'days', n: string) => t(`today.unit.${of}`, { n })
  const dimension = (id: string) => {
    const key = `today.dim.${id}`
    return key in zh ? t(key as Key) : id
  }
  const during = ({ from, to }: Hours) => t('today.hours', { from, to: to + 1 })
  const value = (cell: Cell) => (cell.dimension === 'hour' ? t('today.hour', { n: cell.key }) : label(cell.dimension, cell.key, cell.label))
  return {
    name,
    figure: (n: number, of: string, short = false) => formatFigure(n, of, currency ?? own, language, unit, short),
    money: (minor: number) => formatFigure(minor, 'money', currency ?? own, language, unit),
    span: (from: string, to: string) => formatSpan(from, to, language),
    /** The days of a finding, and the hours of the last one where it is one of hours. */
    when: ({ from, to, hours }: Pick<Finding, 'from' | 'to' | 'hours'>) =>
      formatSpan(from, to, language) + (hours ? ` ${during(hours)}` : ''),
    hours: during,
    dimension,
    /** A cell as the subject of a sentence: the whole shop, or its value. */
    cell: (cell: Cell) => (cell.dimension === 'all' ? t('today.dim.all') : value(cell)),
    /** A cell with what kind of thing it is: 仓库 嘉兴一仓. */
    element: (cell: Cell) => `${dimension(cell.dimension)} ${value(cell)}`,
    occasion: (note: Note | TimelineEvent) => {
      const title = language === 'en' && note.en ? note.en : note.name
      const phase = note.phase && note.phase !== 'main' ? t(`today.phase.${note.phase as 'eve'}`) : ''
      return phase ? t('today.phased', { name: title, phase }) : title
    },
  }
}

export type Words = ReturnType<typeof useWords>
