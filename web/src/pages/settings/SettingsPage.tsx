import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'

import { useT } from '@/app/i18n'
import '@/components/panel.css'

import { GeneralTab } from './GeneralTab'
import { PushTab } from './push/PushTab'
import { RadarTab } from './RadarTab'
import './settings.css'

const tabs = ['general', 'radar', 'push'] as const
type Tab = (typeof tabs)[number]

/** SettingsPage is what the merchant decides, by subject. */
export function SettingsPage() {
  const t = useT()
  const [params, setParams] = useSearchParams()
  const active = tabs.find((tab) => tab === params.get('tab')) ?? 'general'
  const panel = (tab: Tab) => {
    switch (tab) {
      case 'general':
        return <GeneralTab />
      case 'radar':
        return <RadarTab />
      case 'push':
        return <PushTab />
    }
  }
  return (
    <div className="page page-narrow">
      <h1 className="page-title">{t('shell.settings.title')}</h1>
      <Tabs
        activeKey={active}
        onChange={(tab) => setParams({ tab })}
        destroyOnHidden
        items={tabs.map((tab) => ({ key: tab, label: t(`settings.tab.${tab}`), children: <div className="panel">{panel(tab)}</div> }))}
      />
    </div>
  )
}
