import { Empty } from 'antd'

import { useT } from '@/app/i18n'

/** ReconcilePage is not written yet. */
export function ReconcilePage() {
  const t = useT()
  return (
    <div className="page">
      <h1 className="page-title">{t('shell.reconcile')}</h1>
      <Empty description={t('shell.coming')} />
    </div>
  )
}
