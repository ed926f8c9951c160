import { Alert } from 'antd'
import { Link } from 'react-router'

import { list, type Statement } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { formatMoney } from '@/components/format'

/** ApartNotice says what is not in the statement because a rate, or the currency itself, is not known. */
export function ApartNotice({ statement }: { statement: Statement | undefined }) {
  const t = useT()
  const { language } = useLanguage()
  if (!statement) return null
  const { home, currency } = statement
  const enter = <Link to="/costs?tab=rates">{t('profit.apart.go')}</Link>
  return (
    <>
      {home && home !== currency && <Alert type="warning" showIcon title={t('profit.apart.home', { home, currency })} action={enter} />}
      {list(statement.other_currencies).map((other) => {
        const days = { currency: other.currency, from: other.first_day ?? '', to: other.last_day ?? '', n: other.days ?? 0 }
        return (
          <Alert
            key={other.currency}
            type="warning"
            showIcon
            title={`${t('profit.apart', { sales: formatMoney(other.list_sales, other.currency, language) })}: ${t(other.unknown ? 'profit.apart.unknown' : 'profit.apart.rate', days)}`}
            action={other.unknown ? <Link to="/settings">{t('profit.apart.settings')}</Link> : enter}
          />
        )
      })}
    </>
  )
}
