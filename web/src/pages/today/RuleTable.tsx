import { Link } from 'react-router'

import type { Performance } from '@/api/radar'
import { useLanguage, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber } from '@/components/format'
import { PlainHead } from '@/components/PlainHead'
import { Ratio } from '@/components/Ratio'

/** RuleTable is how each rule has done: what readers said of its findings, and how strict that made it. */
export function RuleTable({ rules }: { rules: Performance[] }) {
  const t = useT()
  const { language } = useLanguage()
  const judged = (rule: Performance) => rule.useful + rule.useless
  const sorted = [...rules].sort((a, b) => judged(b) - judged(a))
  return (
    <>
      <p className="muted note">
        {t('today.rules.lead')} <Link to="/settings?tab=radar">{t('today.rules.settings')}</Link>
      </p>
      <table className="plain-table words-table">
        <PlainHead
          heads={[
            { title: t('today.metric') },
            { title: t('today.rules.hits') },
            { title: t('today.verdict.useful'), wide: true },
            { title: t('today.verdict.useless'), wide: true },
            { title: t('today.rules.chance') },
          ]}
        />
        <tbody>
          {sorted.map((rule) => (
            <tr key={rule.metric}>
              <th scope="row">
                <DefinitionTip name={rule.metric} />
              </th>
              <td>{judged(rule) > 0 ? <Ratio value={rule.hit_rate} digits={0} /> : <span className="muted">{t('today.rules.none')}</span>}</td>
              <td className="num wide-cell">{rule.useful}</td>
              <td className="num wide-cell">{rule.useless}</td>
              <td>{t('today.rules.every', { n: formatNumber(1 / rule.chance, language) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
