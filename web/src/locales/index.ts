import enCosts from './en/costs.json'
import enData from './en/data.json'
import enExplore from './en/explore.json'
import enProfit from './en/profit.json'
import enRadar from './en/radar.json'
import enReconcile from './en/reconcile.json'
import enRestatement from './en/restatement.json'
import enSettings from './en/settings.json'
import enShell from './en/shell.json'
import enToday from './en/today.json'
import zhCosts from './zh/costs.json'
import zhData from './zh/data.json'
import zhExplore from './zh/explore.json'
import zhProfit from './zh/profit.json'
import zhRadar from './zh/radar.json'
import zhReconcile from './zh/reconcile.json'
import zhRestatement from './zh/restatement.json'
import zhSettings from './zh/settings.json'
import zhShell from './zh/shell.json'
import zhToday from './zh/today.json'

// One file per area and language; keys are flat and start with the area's name.
export const zh = { ...zhShell, ...zhProfit, ...zhExplore, ...zhData, ...zhCosts, ...zhRestatement, ...zhReconcile, ...zhSettings, ...zhToday, ...zhRadar }

/** Key names one sentence of the app. */
export type Key = keyof typeof zh

export const en: Record<Key, string> = {
  ...enShell,
  ...enProfit,
  ...enExplore,
  ...enData,
  ...enCosts,
  ...enRestatement,
  ...enReconcile,
  ...enSettings,
  ...enToday,
  ...enRadar,
}
