import { Button, Empty } from 'antd'
import { Link, useRouteError } from 'react-router'

import { useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'

/** PageError stands in for a page that threw. */
export function PageError() {
  const t = useT()
  const error = useRouteError()
  return (
    <div className="page">
      <h1 className="page-title">{t('shell.error.page')}</h1>
      <ErrorNotice error={error} retry={() => location.reload()} />
    </div>
  )
}

/** NotFound answers an address that no page has. */
export function NotFound() {
  const t = useT()
  return (
    <div className="page">
      <Empty description={t('shell.notfound')}>
        <Link to="/">
          <Button type="primary">{t('shell.notfound.back')}</Button>
        </Link>
      </Empty>
    </div>
  )
}
