import { Card, Tabs } from 'antd'
import type { ReactNode } from 'react'

import type { Finding, Report } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'

import { FindingCard } from './FindingCard'
import { RuleTable } from './RuleTable'
import { SilenceItem } from './SilenceItem'
import { UnjudgedTable } from './UnjudgedTable'

/** FindingsCard is what to look at first, and all that was seen beside it. */
export function FindingsCard({ report }: { report: Report }) {
  const t = useT()
  const { language } = useLanguage()
  const findings = list(report.findings)
  const silent = list(report.silent)
  const n = (count: number) => formatNumber(count, language)
  const tab = (key: 'first' | 'opportunities' | 'ongoing' | 'beyond' | 'unjudged' | 'rules', count: number, children: ReactNode) => ({
    key,
    label: (
      <>
        {t(`today.tab.${key}`)} {count > 0 && <span className="tab-count num">{n(count)}</span>}
      </>
    ),
    children,
  })
  return (
    <Card size="small" className="findings-card" title={<h2>{t('today.findings')}</h2>}>
      <Tabs
        size="small"
        items={[
          tab(
            'first',
            findings.length + silent.length,
            findings.length + silent.length === 0 ? (
              <p className="findings-none">
                {report.watched === 0 ? t('today.unwatched') : t('today.calm', { n: n(report.watched) })}
              </p>
            ) : (
              <ol className="findings">
                {findings.map((finding, i) => (
                  <FindingCard key={finding.id} finding={finding} rank={i + 1} />
                ))}
                {silent.map((silence) => (
                  <SilenceItem key={`${silence.shop} ${silence.table}`} silence={silence} />
                ))}
              </ol>
            ),
          ),
          tab('opportunities', list(report.opportunities).length, <Findings findings={list(report.opportunities)} none={t('today.none.opportunities')} />),
          tab('ongoing', list(report.ongoing).length, <Findings findings={list(report.ongoing)} none={t('today.none.ongoing')} />),
          tab('beyond', list(report.beyond).length, <Findings findings={list(report.beyond)} none={t('today.none.beyond')} />),
          tab('unjudged', list(report.unjudged).length, <UnjudgedTable unjudged={list(report.unjudged)} />),
          tab('rules', 0, <RuleTable rules={list(report.rules)} />),
        ]}
      />
    </Card>
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
