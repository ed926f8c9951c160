import { Empty } from 'antd'

import { useT } from '@/app/i18n'

/** DataPage is not written yet. */
export function DataPage() {
  const t = useT()
  return (
    <div className="page">
      <h1 className="page-title">{t('shell.data')}</h1>
      <Empty description={t('shell.coming')} />
    </div>
  )
}
