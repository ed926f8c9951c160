import { Button } from 'antd'

import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'
import { JobProgress } from '@/components/JobProgress'
import type { JobRun } from '@/components/useJobRun'

import { editsOf, type PendingCost } from './pending'

interface PendingBarProps {
  pending: PendingCost[]
  run: JobRun
  onSave: () => void
  onDiscard: () => void
}

/** PendingBar counts what is not saved yet, and saves it. */
export function PendingBar({ pending, run, onSave, onDiscard }: PendingBarProps) {
  const t = useT()
  const { language } = useLanguage()
  const { edits, unreadable } = editsOf(pending)
  if (pending.length === 0 && !run.running) return null
  return (
    <div className="pending-bar" role="region" aria-label={t('costs.pending')}>
      {run.running && run.job ? (
        <JobProgress job={run.job} />
      ) : (
        <>
          <span aria-live="polite">
            {t('costs.pending.count', { n: formatNumber(edits.length, language) })}
            {unreadable > 0 && (
              <span className="num-loss"> {t('costs.pending.bad', { n: formatNumber(unreadable, language) })}</span>
            )}
          </span>
          <span className="data-table-tools">
            <Button disabled={run.running} onClick={onDiscard}>
              {t('costs.pending.discard')}
            </Button>
            <Button type="primary" disabled={edits.length === 0} loading={run.running} onClick={onSave}>
              {t('costs.pending.save')}
            </Button>
          </span>
        </>
      )}
    </div>
  )
}
