import { ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { Link } from 'react-router'

import { useStatus } from '@/api/status'
import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'

/** Alerts say what makes the figures incomplete, on every page that depends on it. */
export function Alerts() {
  const t = useT()
  const { language } = useLanguage()
  const { data } = useStatus()
  if (!data) return null
  const count = (n: number) => ({ n: formatNumber(n, language) })
  return (
    <>
      {data.quarantine > 0 && (
        <Tooltip title={t('shell.alert.quarantine.tip', count(data.quarantine))}>
          <Link className="alert-chip" to="/data?tab=quarantine">
            <ExclamationCircleOutlined aria-hidden /> <span className="wide-only">{t('shell.alert.quarantine', count(data.quarantine))}</span>
            <span className="narrow-only num">{formatNumber(data.quarantine, language)}</span>
          </Link>
        </Tooltip>
      )}
      {data.missing_cost > 0 && (
        <Tooltip title={t('shell.alert.missing.tip', count(data.missing_cost))}>
          <Link className="alert-chip" to="/costs?missing=1">
            <WarningOutlined aria-hidden /> <span className="wide-only">{t('shell.alert.missing', count(data.missing_cost))}</span>
            <span className="narrow-only num">{formatNumber(data.missing_cost, language)}</span>
          </Link>
        </Tooltip>
      )}
    </>
  )
}
