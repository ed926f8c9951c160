import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'

import { useT } from '@/app/i18n'
import '@/components/panel.css'

import './costs.css'
import { CostsTab } from './CostsTab'
import { RatesTab } from './RatesTab'
import { RulesTab } from './RulesTab'

const tabs = ['costs', 'rules', 'rates'] as const
type Tab = (typeof tabs)[number]

/** CostsPage is where the merchant says what things cost. */
export function CostsPage() {
  const t = useT()
  const [params, setParams] = useSearchParams()
  const active = tabs.find((tab) => tab === params.get('tab')) ?? 'costs'
  const panel = (tab: Tab) => {
    switch (tab) {
      case 'costs':
        return <CostsTab missing={params.get('missing') === '1'} />
      case 'rules':
        return <RulesTab />
      case 'rates':
        return <RatesTab />
    }
  }
  return (
    <div className="page">
      <h1 className="page-title">{t('shell.costs')}</h1>
      <Tabs
        activeKey={active}
        onChange={(tab) => setParams({ tab })}
        destroyOnHidden
        items={tabs.map((tab) => ({ key: tab, label: t(`costs.tab.${tab}`), children: <div className="panel">{panel(tab)}</div> }))}
      />
    </div>
  )
}
