import {
  AuditOutlined,
  BarChartOutlined,
  CloudUploadOutlined,
  CompassOutlined,
  DollarOutlined,
  HistoryOutlined,
  LineChartOutlined,
  SettingOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

import type { Key } from '@/app/i18n'

export interface Area {
  path: string
  title: Key
  /** What fits under an icon on a phone. */
  short: Key
  icon: ReactNode
}

/** The areas of the app in the order of the day's work. */
export const areas: Area[] = [
  { path: '/', title: 'shell.today', short: 'shell.today', icon: <CompassOutlined /> },
  { path: '/profit', title: 'shell.profit', short: 'shell.profit', icon: <LineChartOutlined /> },
  { path: '/explore', title: 'shell.explore', short: 'shell.explore', icon: <BarChartOutlined /> },
  { path: '/data', title: 'shell.data', short: 'shell.data', icon: <CloudUploadOutlined /> },
  { path: '/costs', title: 'shell.costs', short: 'shell.costs.short', icon: <DollarOutlined /> },
  { path: '/restatement', title: 'shell.restatement', short: 'shell.restatement.short', icon: <HistoryOutlined /> },
  { path: '/reconcile', title: 'shell.reconcile', short: 'shell.reconcile.short', icon: <AuditOutlined /> },
  { path: '/settings', title: 'shell.settings', short: 'shell.settings', icon: <SettingOutlined /> },
]
