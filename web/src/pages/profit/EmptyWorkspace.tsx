import { Button, Card } from 'antd'
import { Link } from 'react-router'

import { useT } from '@/app/i18n'

const kinds = ['orders', 'costs', 'refunds', 'ads', 'settlement'] as const

/** EmptyWorkspace says on a fresh workspace which files to drop, and in what order they help. */
export function EmptyWorkspace() {
  const t = useT()
  return (
    <div className="page page-narrow">
      <h1 className="page-title">{t('profit.empty.title')}</h1>
      <p>{t('profit.empty.lead')}</p>
      <Card size="small">
        <ol className="empty-steps">
          {kinds.map((kind) => (
            <li key={kind}>
              <strong>{t(`profit.empty.${kind}`)}</strong>
              <span className="muted">{t(`profit.empty.${kind}.where`)}</span>
            </li>
          ))}
        </ol>
        <Link to="/data">
          <Button type="primary">{t('profit.empty.go')}</Button>
        </Link>
      </Card>
      <p className="muted">
        {t('profit.empty.cli')} <code>suanpan import ./exports</code>
      </p>
    </div>
  )
}
