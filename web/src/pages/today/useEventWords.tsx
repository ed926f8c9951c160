import {
  CalendarOutlined,
  CloudUploadOutlined,
  DollarOutlined,
  FundOutlined,
  GiftOutlined,
  InboxOutlined,
  StopOutlined,
  TagOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

import { useRules } from '@/api/costs'
import type { TimelineEvent } from '@/api/radar'
import { useName, useT } from '@/app/i18n'

import { useWords } from './useWords'

export const eventIcons: Record<TimelineEvent['kind'], ReactNode> = {
  occasion: <CalendarOutlined />,
  promotion: <GiftOutlined />,
  price: <TagOutlined />,
  budget: <FundOutlined />,
  stock_out: <StopOutlined />,
  backlog: <InboxOutlined />,
  live: <VideoCameraOutlined />,
  rule: <DollarOutlined />,
  import: <CloudUploadOutlined />,
}

/** useEventWords says what happened, in a sentence. */
export function useEventWords(): (event: TimelineEvent) => string {
  const t = useT()
  const name = useName()
  const words = useWords()
  const rules = useRules()
  return (event) => {
    const money = (value: number | undefined) => (value === undefined ? '–' : words.money(value))
    const count = (value: number | undefined) => (value === undefined ? '–' : words.figure(value, 'count'))
    switch (event.kind) {
      case 'occasion':
      case 'promotion':
        return words.occasion(event)
      case 'price':
      case 'budget':
      case 'live':
        return t(`today.event.${event.kind}.words`, { name: event.name, before: money(event.before), after: money(event.after) })
      case 'rule': {
        const kind = rules.data?.kinds.find((one) => one.name === event.name)
        return t('today.event.rule.words', { name: kind ? name(kind) : event.name, after: count(event.after) })
      }
      default:
        return t(`today.event.${event.kind}.words`, { name: event.name, before: count(event.before), after: count(event.after) })
    }
  }
}
