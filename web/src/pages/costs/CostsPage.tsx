import { Empty } from 'antd'

import { useT } from '@/app/i18n'

/** CostsPage is not written yet. */
export function CostsPage() {
  const t = useT()
  return (
    <div className="page">
      <h1 className="page-title">{t('shell.costs')}</h1>
      <Empty description={t('shell.coming')} />
    </div>
  )
}
