import { Button, Progress } from 'antd'

import type { Job } from '@/api/types'
import { useLanguage, useT, type Key } from '@/app/i18n'

import { formatNumber } from './format'

/** JobProgress shows how far a long piece of work has come. */
export function JobProgress({ job, onCancel }: { job: Job; onCancel?: () => void }) {
  const t = useT()
  const { language } = useLanguage()
  const { done, total, item } = job.progress
  const percent = job.state === 'done' ? 100 : total > 0 ? Math.floor((100 * done) / total) : 0
  const state: Key = `shell.job.${job.state as 'running' | 'done' | 'failed' | 'cancelled'}`
  return (
    <div className="job" role="status">
      <div className="job-text">
        <span>
          {t(state)} {item}
        </span>
        {total > 0 && (
          <span className="muted num">
            {t('shell.progress.of', { done: formatNumber(done, language), total: formatNumber(total, language) })}
          </span>
        )}
        {onCancel && job.state === 'running' && (
          <Button size="small" onClick={onCancel}>
            {t('shell.job.cancel')}
          </Button>
        )}
      </div>
      <Progress
        percent={percent}
        size="small"
        status={job.state === 'failed' ? 'exception' : job.state === 'running' ? 'active' : undefined}
        aria-label={t(state)}
      />
    </div>
  )
}
