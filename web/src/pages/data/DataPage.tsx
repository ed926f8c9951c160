import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'

import { useStatus } from '@/api/status'
import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'
import '@/components/panel.css'

import { CoveragePanel } from './CoveragePanel'
import './data.css'
import { HistoryPanel } from './HistoryPanel'
import { ImportPanel } from './ImportPanel'
import { QuarantinePanel } from './QuarantinePanel'

const tabs = ['import', 'history', 'quarantine', 'coverage'] as const
type Tab = (typeof tabs)[number]

/** DataPage is where files come in, are put right and are taken back. */
export function DataPage() {
  const t = useT()
  const { language } = useLanguage()
  const [params, setParams] = useSearchParams()
  const status = useStatus()
  const open = status.data?.quarantine ?? 0
  const active = tabs.find((tab) => tab === params.get('tab')) ?? 'import'
  const seq = Number(params.get('import')) || undefined
  const choose = (tab: string, importSeq?: number) =>
    setParams(importSeq ? { tab, import: String(importSeq) } : { tab }, { replace: true })

  const panel = (tab: Tab) => {
    switch (tab) {
      case 'import':
        return <ImportPanel />
      case 'history':
        return <HistoryPanel seq={seq} onSelect={(next) => choose('history', next)} />
      case 'quarantine':
        return <QuarantinePanel seq={seq} onAll={() => choose('quarantine')} />
      case 'coverage':
        return <CoveragePanel />
    }
  }
  return (
    <div className="page">
      <h1 className="page-title">{t('shell.data')}</h1>
      <Tabs
        activeKey={active}
        onChange={(tab) => choose(tab)}
        items={tabs.map((tab) => ({
          key: tab,
          label:
            tab === 'quarantine' && open > 0 ? (
              <>
                {t(`data.tab.${tab}`)} <span className="tab-count num">{formatNumber(open, language)}</span>
              </>
            ) : (
              t(`data.tab.${tab}`)
            ),
          // The files that were just sent stay when another tab is looked at.
          children: (tab === active || tab === 'import') && <div className="panel">{panel(tab)}</div>,
        }))}
      />
    </div>
  )
}
