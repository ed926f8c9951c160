import { Card, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'

import type { Freshness } from '@/api/radar'
import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'
import { PlainHead } from '@/components/PlainHead'

import { useTableName } from './useTableName'
import { useWords } from './useWords'

const shown = 6

/** FeedsCard is how far each kind of file has come, the silent ones first. */
export function FeedsCard({ feeds }: { feeds: Freshness[] }) {
  const t = useT()
  const words = useWords()
  const { language } = useLanguage()
  const table = useTableName()
  const [all, setAll] = useState(false)
  const silent = feeds.filter((feed) => feed.silent).length
  return (
    <Card
      size="small"
      title={<h2>{t('today.feeds')}</h2>}
      extra={<Link to="/data?tab=coverage">{t('today.feeds.coverage')}</Link>}
    >
      <p className={silent > 0 ? 'feeds-silent' : 'muted feeds-lead'}>
        {silent > 0 ? t('today.feeds.silent', { n: silent }) : t('today.feeds.fresh')}
      </p>
      <table className="plain-table words-table">
        <PlainHead heads={[{ title: t('today.feeds.file') }, { title: t('today.feeds.last') }, { title: t('today.feeds.behind') }]} />
        <tbody>
          {(all ? feeds : feeds.slice(0, Math.max(shown, silent))).map((feed) => (
            <tr key={`${feed.shop} ${feed.table}`}>
              <th scope="row">
                {table(feed.table, feed.title)}
                <br />
                <span className="muted form-help">{feed.shop_name || t('today.feed.allshops')}</span>
              </th>
              <td className="num">{words.span(feed.last, feed.last)}</td>
              <td>
                {feed.silent ? (
                  <Tag color="gold">{t(feed.behind === 0 ? 'today.feeds.partial' : 'today.feeds.late')}</Tag>
                ) : feed.behind === 0 ? (
                  <span className="muted">{t('today.feeds.now')}</span>
                ) : (
                  <span className="num">{t('today.feeds.days', { n: formatNumber(feed.behind, language) })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {feeds.length > Math.max(shown, silent) && (
        <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('today.feeds.less') : t('today.feeds.all', { n: feeds.length })}
        </button>
      )}
    </Card>
  )
}
