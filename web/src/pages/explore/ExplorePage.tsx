import { CodeOutlined, FunctionOutlined, LinkOutlined } from '@ant-design/icons'
import { Alert, App, Button, Card, Empty, Segmented, Select, Skeleton, Spin } from 'antd'
import { useMemo, useState } from 'react'

import { useAnswer, useCatalogue } from '@/api/query'
import { useStatus } from '@/api/status'
import { useName, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatNumber } from '@/components/format'
import { PeriodPicker } from '@/components/PeriodPicker'
import { EmptyWorkspace } from '@/pages/profit/EmptyWorkspace'

import { answerOf, young } from './answer'
import { AnswerChart } from './AnswerChart'
import { AnswerTable } from './AnswerTable'
import { askingOf, totalOf } from './asking'
import { Builder } from './Builder'
import { shapeOf } from './chart'
import { CommandsModal } from './CommandsModal'
import './explore.css'
import { isTyped } from './fault'
import { paramsOf, shapes, type Formula } from './question'
import { SavedMetrics } from './SavedMetrics'
import { starters, starting, type StarterName } from './starters'
import { useFigures } from './useFigures'
import { useQuestion, type Asker } from './useQuestion'

// Rows that a page can take when all are asked for; an export has no such bound.
const most = 1000

/** ExplorePage answers any question about the metrics, and its address is the question. */
export function ExplorePage() {
  const t = useT()
  const status = useStatus()
  const asker = useQuestion()
  if (status.error) {
    return (
      <div className="page">
        <ErrorNotice error={status.error} retry={() => void status.refetch()} />
      </div>
    )
  }
  if (status.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />
  return asker ? <Explorer asker={asker} /> : <EmptyWorkspace />
}

function Explorer({ asker }: { asker: Asker }) {
  const t = useT()
  const { message } = App.useApp()
  const { question, days, change } = asker
  const [commands, setCommands] = useState(false)
  const [own, setOwn] = useState<{ open: boolean; draft?: Formula }>({ open: false })
  const catalogue = useCatalogue()
  const asking = askingOf(question)
  const answer = useAnswer({ ...asking, limit: asking.limit ?? most })

  const share = () => {
    const link = `${location.origin}/explore?${paramsOf(question).toString()}`
    navigator.clipboard.writeText(link).then(
      () => message.success(t('explore.share.done')),
      () => message.info(link), // the browser keeps its clipboard to itself
    )
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="page-title">{t('explore.title')}</h1>
        <div className="page-tools">
          <PeriodPicker value={question} first={days.first} last={days.last} onChange={change} />
          <Select
            aria-label={t('shell.compare')}
            className="compare-select"
            value={question.compare}
            options={(['none', 'previous', 'last_year'] as const).map((value) => ({ value, label: t(`shell.compare.${value}`) }))}
            onChange={(compare) => change({ compare })}
          />
        </div>
      </div>
      <div className="explore-starters" role="group" aria-label={t('explore.starters')}>
        {(Object.keys(starters) as StarterName[]).map((name) => (
          <Button key={name} size="small" shape="round" onClick={() => change(starting(name))}>
            {t(`explore.start.${name}`)}
          </Button>
        ))}
      </div>
      {catalogue.error && <ErrorNotice error={catalogue.error} retry={() => void catalogue.refetch()} />}
      {catalogue.data && (
        <Builder
          asker={asker}
          metrics={catalogue.data.metrics}
          dimensions={catalogue.data.dimensions}
          error={answer.error}
          onSave={(draft) => setOwn({ open: true, draft })}
        />
      )}
      <div className="explore-tools">
        <Button icon={<LinkOutlined />} onClick={share}>
          {t('explore.share')}
        </Button>
        <Button icon={<CodeOutlined />} onClick={() => setCommands(true)}>
          {t('explore.commands')}
        </Button>
        <Button icon={<FunctionOutlined />} onClick={() => setOwn({ open: true })}>
          {t('explore.own')}
        </Button>
      </div>
      <Outcome asker={asker} answer={answer} />
      <CommandsModal asking={asking} open={commands} onClose={() => setCommands(false)} />
      <SavedMetrics
        open={own.open}
        draft={own.draft}
        onClose={() => setOwn({ open: false })}
        onSaved={(name, from) => {
          setOwn({ open: false })
          change({
            formulas: question.formulas.filter((f) => f.name !== from?.name),
            metrics: [...new Set([...question.metrics.filter((m) => m !== from?.name), name])],
          })
        }}
      />
    </div>
  )
}

/** Outcome is the chart and the table, or why there is none. */
function Outcome({ asker, answer: asked }: { asker: Asker; answer: ReturnType<typeof useAnswer> }) {
  const t = useT()
  const name = useName()
  const { question, days, change } = asker
  const catalogue = useCatalogue()
  const totals = useAnswer(totalOf(question))
  const answer = useMemo(() => (asked.data ? answerOf(asked.data) : undefined), [asked.data])
  const figures = useFigures(answer?.currency)
  if (question.metrics.length === 0) return <Empty description={t('explore.nometric')} />
  if (isTyped(asked.error)) return <Alert type="error" showIcon title={t('explore.typed')} />
  if (asked.error) return <ErrorNotice error={asked.error} retry={() => void asked.refetch()} />
  if (!answer) return <Skeleton active />
  const shape = shapeOf(question.shape, answer.by)
  const total = totals.data && totalOf(question) ? answerOf(totals.data).lines[0] : undefined
  const changing = young(answer.metrics, question.to, days.last)
  return (
    <>
      {answer.by.length > 0 && (
        <Card
          size="small"
          title={<h2>{t('explore.chart')}</h2>}
          extra={
            <Segmented
              size="small"
              aria-label={t('explore.shape')}
              value={shape}
              options={shapes.filter((s) => s !== 'auto').map((value) => ({ value, label: t(`explore.shape.${value}`) }))}
              onChange={(value) => change({ shape: value })}
            />
          }
          className={shape === 'none' ? 'explore-folded' : undefined}
        >
          {shape !== 'none' && <AnswerChart answer={answer} shape={shape} figures={figures} />}
        </Card>
      )}
      <Card size="small">
        <AnswerTable
          asker={asker}
          asking={askingOf(question)}
          answer={answer}
          total={total}
          dimensions={catalogue.data?.dimensions ?? []}
          figures={figures}
          loading={asked.isFetching}
        />
        {question.top === 0 && answer.total > most && (
          <p className="note">{t('explore.most', { shown: formatNumber(most, figures.language), total: formatNumber(answer.total, figures.language) })}</p>
        )}
        {answer.before && <p className="note">{t('explore.compared', answer.before)}</p>}
        {changing.length > 0 && (
          <p className="note">
            {t('explore.young', { metrics: changing.map(name).join(t('explore.and')), n: Math.max(...changing.map((m) => m.matures)) })}
          </p>
        )}
      </Card>
    </>
  )
}
