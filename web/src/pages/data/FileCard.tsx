import { CheckCircleFilled, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import { Tag, Tooltip } from 'antd'
import { Link } from 'react-router'

import type { FileResult } from '@/api/desk'
import { useFormats } from '@/api/formats'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useName, useT, type Key } from '@/app/i18n'
import { Count } from '@/components/Money'

import { controlSums } from './controls'
import { ControlSums, Notes } from './FileDetails'
import { FileProblemAction } from './FileProblemAction'
import type { Imported, ImportOptions } from './useImporter'

interface FileCardProps {
  imported: Imported
  busy: boolean
  onRetry: (options: ImportOptions) => void
  onMap: () => void
}

/** FileCard is what became of one file, or of one sheet of it. */
export function FileCard({ imported, busy, onRetry, onMap }: FileCardProps) {
  const { result } = imported
  const differs = controlSums(result.control).some((sum) => sum.state === 'differs')
  const state = result.problem ? 'problem' : differs || result.quarantined > 0 ? 'warning' : 'ok'
  return (
    <article className={`file-card file-${state}`} aria-label={result.path}>
      <header className="file-head">
        <StateIcon state={state} />
        <strong className="file-name">{result.path}</strong>
        {result.sheet && <span className="muted">{result.sheet}</span>}
        {!result.problem && <Recognised result={result} />}
      </header>
      {result.problem ? (
        <FileProblemAction
          problem={result.problem}
          again={imported.picked !== undefined}
          busy={busy}
          onRetry={onRetry}
          onMap={onMap}
        />
      ) : (
        <>
          <Counts result={result} />
          <ControlSums control={result.control} />
          <Notes notes={list(result.notes)} table={result.table} />
        </>
      )}
    </article>
  )
}

function StateIcon({ state }: { state: 'ok' | 'warning' | 'problem' }) {
  const t = useT()
  const label = t(`data.file.${state}`)
  switch (state) {
    case 'ok':
      return <CheckCircleFilled className="file-icon-ok" aria-label={label} />
    case 'warning':
      return <WarningFilled className="file-icon-warning" aria-label={label} />
    case 'problem':
      return <ExclamationCircleFilled className="file-icon-problem" aria-label={label} />
  }
}

const shopReasons = ['request', 'column', 'folder', 'account', 'orders', 'only', 'first', 'none'] as const

function Recognised({ result }: { result: FileResult }) {
  const t = useT()
  const name = useName()
  const formats = useFormats()
  const status = useStatus()
  const format = formats.data?.formats.find((f) => f.name === result.format)
  const shop = list(status.data?.shops).find((s) => s.id === result.shop)?.name ?? result.shop
  const reason = shopReasons.find((known) => known === result.shop_by)
  return (
    <>
      <Tooltip title={result.format}>
        <Tag color="cyan">{format ? name(format) : result.title || result.format}</Tag>
      </Tooltip>
      {reason && reason !== 'none' && (
        <span className="file-shop">
          {shop} <span className="muted">{t(`data.shopby.${reason}`)}</span>
        </span>
      )}
      {reason === 'none' && <span className="muted">{t('data.shopby.none')}</span>}
    </>
  )
}

const counts = ['rows', 'added', 'unchanged', 'corrected', 'quarantined', 'excluded'] as const

function Counts({ result }: { result: FileResult }) {
  const t = useT()
  return (
    <dl className="file-counts">
      {counts.map((count) => (
        <div key={count} className={count === 'quarantined' && result.quarantined > 0 ? 'file-count-bad' : undefined}>
          <dt>
            <Tooltip title={t(`data.count.${count}.meaning` as Key)}>{t(`data.count.${count}`)}</Tooltip>
          </dt>
          <dd>
            {count === 'quarantined' && result.quarantined > 0 ? (
              <Link to={`/data?tab=quarantine&import=${result.import_seq ?? ''}`}>
                <Count value={result.quarantined} />
              </Link>
            ) : (
              <Count value={result[count]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
