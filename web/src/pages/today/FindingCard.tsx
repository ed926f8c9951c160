import { Tag } from 'antd'
import { Link } from 'react-router'

import type { Finding } from '@/api/radar'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatRatio } from '@/components/format'

import { Sparkline } from './Sparkline'
import { tagsOf } from './tags'
import { useWords } from './useWords'
import { VerdictButtons } from './VerdictButtons'

export function findingPath(id: string, day: string): string {
  return `/today/findings/${id}?day=${day}`
}

/** FindingCard is one finding: what moved, what it costs, for how long, how sure. */
export function FindingCard({ finding, rank }: { finding: Finding; rank?: number }) {
  const t = useT()
  return (
    <li className={`finding finding-${finding.kind}`}>
      {rank !== undefined && (
        <span className="finding-rank num" aria-hidden>
          {rank}
        </span>
      )}
      <div className="finding-text">
        <h3 className="finding-title">
          <Link to={findingPath(finding.id, finding.day)}>
            <FindingSentence finding={finding} />
          </Link>
        </h3>
        <p className="finding-facts">
          <StakeWords finding={finding} /> <Certainty finding={finding} />
        </p>
        <FindingTags finding={finding} />
      </div>
      <div className="finding-side">
        <Sparkline finding={finding} />
        <span className="finding-actions">
          <DefinitionTip name={finding.metric.name}>
            <span>{t('today.definition')}</span>
          </DefinitionTip>
          <VerdictButtons finding={finding} />
        </span>
      </div>
    </li>
  )
}

/** FindingSentence says what a metric was in a cell, and what it should have been. */
export function FindingSentence({ finding }: { finding: Finding }) {
  const t = useT()
  const words = useWords()
  const { metric, cell, actual, expected } = finding
  return (
    <>
      {t('today.finding', {
        cell: words.cell(cell),
        metric: words.name(metric),
        actual: words.figure(actual, metric.unit),
        expected: words.figure(expected, metric.unit),
      })}
    </>
  )
}

/** StakeWords is the profit at stake and whether it rests on an assumption. */
export function StakeWords({ finding }: { finding: Finding }) {
  const t = useT()
  const words = useWords()
  return (
    <>
      <strong className={`num ${finding.kind === 'alarm' ? 'num-loss' : 'num-up'}`}>
        {t(`today.stake.${finding.kind}`, { amount: words.money(finding.stake.amount) })}
      </strong>
      {finding.stake.assumed && <span className="muted"> {t('today.stake.assumed')}</span>}
    </>
  )
}

/** Certainty says how improbable chance is as an explanation. */
function Certainty({ finding }: { finding: Finding }) {
  const t = useT()
  const { language } = useLanguage()
  const words = useWords()
  return (
    <span className="muted">
      · {words.when(finding)} · {t('today.chance', { chance: chanceWords(finding.probability, (p) => formatRatio(p, language, 2)) })}
    </span>
  )
}

/** chanceWords words a probability; one too small to write out is only bounded. */
export function chanceWords(probability: number, ratio: (p: number) => string): string {
  return probability < 0.0001 ? `< ${ratio(0.0001)}` : ratio(probability)
}

/** FindingTags are what else is known of a finding, short. */
export function FindingTags({ finding }: { finding: Finding }) {
  const t = useT()
  const words = useWords()
  return (
    <span className="finding-tags">
      {tagsOf(finding).map((tag) => (
        <Tag key={tag.key} color={tag.tone}>
          {t(`today.tag.${tag.key}`, { n: tag.n ?? 0 })}
        </Tag>
      ))}
      {list(finding.events).map((event) => (
        <Tag key={event.name + event.phase}>{t('today.tag.during', { name: words.occasion(event) })}</Tag>
      ))}
    </span>
  )
}
