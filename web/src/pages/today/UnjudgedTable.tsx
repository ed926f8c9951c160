import type { Unjudged } from '@/api/radar'
import { useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { PlainHead } from '@/components/PlainHead'

import { useWords } from './useWords'

/** UnjudgedTable is about what nothing is said, and why: silence is not a good sign by itself. */
export function UnjudgedTable({ unjudged }: { unjudged: Unjudged[] }) {
  const t = useT()
  const words = useWords()
  if (unjudged.length === 0) return <p className="findings-none muted">{t('today.none.unjudged')}</p>
  return (
    <>
      <p className="muted note">{t('today.unjudged.lead')}</p>
      <table className="plain-table words-table reason-table">
        <PlainHead heads={[{ title: t('today.metric') }, { title: t('today.unjudged.why') }, { title: t('today.cells'), wide: true }]} />
        <tbody>
          {unjudged.map((one) => (
            <tr key={one.metric.name + one.reason}>
              <th scope="row">
                <DefinitionTip name={one.metric.name} />
              </th>
              <td>
                {t(`today.unjudged.${one.reason}`, {
                  until: one.until ? words.span(one.until, one.until) : '–',
                  n: one.metric.matures,
                  have: one.have ?? 0,
                  need: one.need ?? 0,
                })}
              </td>
              <td className="num wide-cell">{one.cells}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
