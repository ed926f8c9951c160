import { Alert, Button } from 'antd'
import { useNavigate } from 'react-router'

import type { Statement } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { formatMoneyShort, formatNumber, formatRatio, share } from '@/components/format'

/** KnownNotice says why the profit of the whole is not to be relied on, what the figures below are, and where to mend it. */
export function KnownNotice({ statement }: { statement: Statement | undefined }) {
  const t = useT()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const known = statement?.known_part
  if (!statement || !known) return null
  const missing = statement.subtotals.operating_profit?.missing ?? 0
  const cost = known.missing_cost > 0
  const words = {
    n: formatNumber(cost ? known.missing_cost : known.missing_skus, language),
    sales: formatMoneyShort(missing, statement.currency, language),
    share: formatRatio(share(missing, statement.components.list_sales?.amount ?? 0) ?? 0, language),
    known: formatNumber(known.skus, language),
  }
  return (
    <Alert
      type="warning"
      showIcon
      className="known-notice"
      title={t(cost ? 'profit.known.cost' : 'profit.known.fees', words)}
      description={known.skus > 0 ? t('profit.known.part', words) : t('profit.known.none')}
      action={
        <Button type="primary" onClick={() => void navigate(cost ? '/costs?missing=1' : '/costs?tab=rules')}>
          {t(cost ? 'profit.known.mend.cost' : 'profit.known.mend.fees')}
        </Button>
      }
    />
  )
}
