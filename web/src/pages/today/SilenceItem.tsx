import { DisconnectOutlined } from '@ant-design/icons'
import { Link } from 'react-router'

import type { Silence } from '@/api/radar'
import { useT } from '@/app/i18n'

import { useTableName } from './useTableName'
import { useWords } from './useWords'

/** SilenceItem is a feed that should have brought the day: nothing is judged by what is not there. */
export function SilenceItem({ silence }: { silence: Silence }) {
  const t = useT()
  const words = useWords()
  const table = useTableName()
  const args = {
    shop: silence.shop_name || t('today.feed.allshops'),
    file: table(silence.table, silence.title),
    since: words.span(silence.since, silence.since),
    n: silence.days,
    hour: silence.hour ?? 0,
    usual: silence.usual ?? 0,
  }
  return (
    <li className="finding finding-silent">
      <span className="finding-rank" aria-hidden>
        <DisconnectOutlined />
      </span>
      <div className="finding-text">
        <h3 className="finding-title">{t(silence.partial ? 'today.silent.partial' : 'today.silent', args)}</h3>
        <p className="finding-facts muted">{t('today.silent.so')}</p>
      </div>
      <div className="finding-side">
        <Link to="/data">{t('today.silent.go')}</Link>
      </div>
    </li>
  )
}
