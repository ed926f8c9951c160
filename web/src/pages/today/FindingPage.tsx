import { Card, Skeleton } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'

import { useWhy, type Finding, type Why } from '@/api/radar'
import { ProblemError } from '@/api/problem'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatRatio } from '@/components/format'
import '@/components/panel.css'

import { CausesCard } from './CausesCard'
import { CourseCard } from './CourseCard'
import { FactorsCard } from './FactorsCard'
import { chanceWords, FindingSentence, FindingTags, StakeWords } from './FindingCard'
import { formatChange } from './figure'
import './finding.css'
import { MetricCard } from './MetricCard'
import { StakeCard } from './StakeCard'
import { TimelineCard } from './TimelineCard'
import './today.css'
import { useWords } from './useWords'
import { VerdictButtons } from './VerdictButtons'

/** FindingPage is what stands behind a finding: how it ran, where it sits, what it is made of, what happened then. */
export function FindingPage() {
  const t = useT()
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const day = params.get('day') ?? undefined
  const why = useWhy(id, day)
  return (
    <div className="page">
      <Link to={day ? `/?day=${day}` : '/'}>← {t('today.back')}</Link>
      {why.error ? (
        <>
          <h1 className="page-title">{t('today.findings')}</h1>
          {why.error instanceof ProblemError && why.error.problem.status === 404 ? (
            <p>{t('today.finding.missing')}</p>
          ) : (
            <ErrorNotice error={why.error} retry={() => void why.refetch()} />
          )}
        </>
      ) : why.data ? (
        <Behind why={why.data} />
      ) : (
        <Skeleton active />
      )}
    </div>
  )
}

function Behind({ why }: { why: Why }) {
  const { finding, chart, where } = why
  const events = list(why.timeline)
  return (
    <>
      <Head finding={finding} />
      <div className="two-columns why-columns">
        <div className="column">
          <CourseCard finding={finding} chart={chart} events={events} />
          <CausesCard where={where} unit={finding.metric.unit} />
          <FactorsCard factors={list(why.factors)} />
        </div>
        <div className="column">
          <TimelineCard finding={finding} events={events} />
          <StakeCard finding={finding} />
          <RelatedCard finding={finding} />
          <MetricCard finding={finding} />
        </div>
      </div>
    </>
  )
}

function Head({ finding }: { finding: Finding }) {
  const t = useT()
  const words = useWords()
  const { language } = useLanguage()
  return (
    <>
      <div className="page-head">
        <h1 className="page-title finding-head">
          <FindingSentence finding={finding} />
        </h1>
        <VerdictButtons finding={finding} />
      </div>
      <Card size="small">
        <dl className="facts finding-head-facts">
          <div>
            <dt>{t('today.facts.stake')}</dt>
            <dd>
              <StakeWords finding={finding} />
            </dd>
          </div>
          <div>
            <dt>{t('today.facts.when')}</dt>
            <dd className="num">{words.when(finding)}</dd>
          </div>
          <div>
            <dt>{t('today.facts.chance')}</dt>
            <dd className="num">{chanceWords(finding.probability, (p) => formatRatio(p, language, 2))}</dd>
          </div>
          <div>
            <dt>{t('today.facts.band')}</dt>
            <dd className="num">
              {words.figure(finding.low, finding.metric.unit)} – {words.figure(finding.high, finding.metric.unit)}
            </dd>
          </div>
        </dl>
        <FindingTags finding={finding} />
      </Card>
    </>
  )
}

/** RelatedCard lists the findings of the same family that this one stands for. */
function RelatedCard({ finding }: { finding: Finding }) {
  const t = useT()
  const words = useWords()
  const { language } = useLanguage()
  const related = list(finding.related)
  if (related.length === 0) return null
  return (
    <Card size="small" title={<h2>{t('today.related')}</h2>}>
      <ul className="related">
        {related.map((part) => (
          <li key={part.id}>
            <span>
              {words.cell(part.cell)} <DefinitionTip name={part.metric.name} /> {part.hours && <span className="muted">{words.hours(part.hours)}</span>}
            </span>
            <span className="num muted">
              {formatChange(part.change, language)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

