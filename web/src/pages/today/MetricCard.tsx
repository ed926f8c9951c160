import { Card } from 'antd'
import { Link } from 'react-router'

import type { Finding } from '@/api/radar'
import { useLanguage, useT } from '@/app/i18n'

import { explorePath, profitPath } from './paths'
import { useWords } from './useWords'

/** MetricCard is what the figure means, and the table that holds it. */
export function MetricCard({ finding }: { finding: Finding }) {
  const t = useT()
  const words = useWords()
  const { language } = useLanguage()
  const { metric } = finding
  const profit = profitPath(finding)
  const good = metric.good === 'up' || metric.good === 'down' ? metric.good : 'none'
  return (
    <Card size="small" title={<h2>{t('today.about')}</h2>}>
      <p className="panel-lead">
        <strong>{words.name(metric)}</strong> · {language === 'en' ? metric.meaning_en : metric.meaning}
      </p>
      <dl className="facts about-facts">
        <div>
          <dt>{t('today.about.formula')}</dt>
          <dd>
            <code>{metric.formula}</code>
          </dd>
        </div>
        <div>
          <dt>{t('today.about.good')}</dt>
          <dd>{t(`today.about.good.${good}`)}</dd>
        </div>
        {metric.matures > 0 && (
          <div>
            <dt>{t('today.about.matures')}</dt>
            <dd>{t('today.about.matures.days', { n: metric.matures })}</dd>
          </div>
        )}
      </dl>
      <p className="note about-links">
        <Link to={explorePath(finding)}>{t('today.about.explore')}</Link>
        {profit && <Link to={profit}>{t('today.about.profit')}</Link>}
      </p>
    </Card>
  )
}
