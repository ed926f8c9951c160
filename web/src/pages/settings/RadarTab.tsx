import { useT } from '@/app/i18n'

/** RadarTab is what the radar watches, how loud it is, and the merchant's own calendar. */
export function RadarTab() {
  const t = useT()
  return <h2>{t('radar.title')}</h2>
}
