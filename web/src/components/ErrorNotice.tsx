import { Alert, Button } from 'antd'

import { ProblemError } from '@/api/problem'
import { useT } from '@/app/i18n'

/** ErrorNotice words a failure in the reader's language and offers to try again. */
export function ErrorNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useT()
  const problem = error instanceof ProblemError ? error.problem : undefined
  const title =
    problem?.code === 'offline' ? t('shell.error.offline') : problem?.detail || problem?.title || t('shell.error.unknown')
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={problem && problem.code !== 'offline' ? t('shell.error.code', { code: problem.code }) : undefined}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('shell.retry')}
          </Button>
        )
      }
    />
  )
}
