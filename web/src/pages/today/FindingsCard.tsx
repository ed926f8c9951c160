import { Card, Select, Tabs } from 'antd'
import { useState } from 'react'

import type { Finding, Report } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { formatNumber } from '@/components/format'

import { FindingCard } from './FindingCard'
import { RuleTable } from './RuleTable'
import { SilenceItem } from './SilenceItem'
import { UnjudgedTable } from './UnjudgedTable'

const tabs = ['first', 'opportunities', 'ongoing', 'beyond', 'unjudged', 'rules'] as const
type Tab = (typeof tabs)[number]

/** FindingsCard is what to look at first, and all that was seen beside it. */
export function FindingsCard({ report }: { report: Report }) {
  const t = useT()
  const { language } = useLanguage()
  const wide = useWide()
  const [active, setActive] = useState<Tab>('first')
  const count: Record<Tab, number> = {
    first: list(report.findings).length + list(report.silent).length,
    opportunities: list(report.opportunities).length,
    ongoing: list(report.ongoing).length,
    beyond: list(report.beyond).length,
    unjudged: list(report.unjudged).length,
    rules: 0,
  }
  const n = (tab: Tab) => formatNumber(count[tab], language)
  return (
    <Card size="small" className="findings-card" title={<h2>{t('today.findings')}</h2>}>
      {wide ? (
        <Tabs
          size="small"
          activeKey={active}
          onChange={(tab) => setActive(tab as Tab)}
          items={tabs.map((tab) => ({
            key: tab,
            label: (
              <>
                {t(`today.tab.${tab}`)} {count[tab] > 0 && <span className="tab-count num">{n(tab)}</span>}
              </>
            ),
            children: <Panel tab={tab} report={report} />,
          }))}
        />
      ) : (
        <>
          <Select<Tab>
            className="findings-select"
            aria-label={t('today.findings')}
            value={active}
            onChange={setActive}
            options={tabs.map((tab) => ({ value: tab, label: t(`today.tab.${tab}`) + (count[tab] > 0 ? ` (${n(tab)})` : '') }))}
          />
          <Panel tab={active} report={report} />
        </>
      )}
    </Card>
  )
}

function Panel({ tab, report }: { tab: Tab; report: Report }) {
  const t = useT()
  switch (tab) {
    case 'first':
      return <First report={report} />
    case 'unjudged':
      return <UnjudgedTable unjudged={list(report.unjudged)} />
    case 'rules':
      return <RuleTable rules={list(report.rules)} />
    default:
      return <Findings findings={list(report[tab])} none={t(`today.none.${tab}`)} />
  }
}

/** First is what alarms, and the feeds that are silent. */
function First({ report }: { report: Report }) {
  const t = useT()
  const { language } = useLanguage()
  const findings = list(report.findings)
  const silent = list(report.silent)
  if (findings.length + silent.length === 0) {
    return (
      <p className="findings-none">
        {report.watched === 0 ? t('today.unwatched') : t('today.calm', { n: formatNumber(report.watched, language) })}
      </p>
    )
  }
  return (
    <ol className="findings">
      {findings.map((finding, i) => (
        <FindingCard key={finding.id} finding={finding} rank={i + 1} />
      ))}
      {silent.map((silence) => (
        <SilenceItem key={`${silence.shop} ${silence.table}`} silence={silence} />
      ))}
    </ol>
  )
}

function Findings({ findings, none }: { findings: Finding[]; none: string }) {
  if (findings.length === 0) return <p className="findings-none muted">{none}</p>
  return (
    <ol className="findings">
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
    </ol>
  )
}
