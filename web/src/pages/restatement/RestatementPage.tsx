import { Empty } from 'antd'

import { useT } from '@/app/i18n'

/** RestatementPage is not written yet. */
export function RestatementPage() {
  const t = useT()
  return (
    <div className="page">
      <h1 className="page-title">{t('shell.restatement')}</h1>
      <Empty description={t('shell.coming')} />
    </div>
  )
}
