import { AutoComplete, Button, Progress } from 'antd'
import { useState } from 'react'

import { ProblemError } from '@/api/problem'
import { useSettings } from '@/api/settings'
import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatNumber } from '@/components/format'
import { JobProgress } from '@/components/JobProgress'
import '@/components/panel.css'

import './data.css'
import { DropZone } from './DropZone'
import type { Picked } from './dropped'
import { FileCard } from './FileCard'
import { MappingWizard } from './MappingWizard'
import { useImporter, type Imported, type Importer } from './useImporter'

/** ImportPanel takes files in and says what became of each. */
export function ImportPanel() {
  const t = useT()
  const status = useStatus()
  const settings = useSettings()
  const importer = useImporter()
  const [shop, setShop] = useState('')
  const [mapped, setMapped] = useState<Imported>()
  const start = (picked: Picked[]) => importer.start(picked, { shop: shop.trim() || undefined })
  return (
    <>
      <div className="drop-row">
        <DropZone disabled={importer.running} onFiles={start} />
        <div className="drop-side">
          <label htmlFor="import-shop">{t('data.shop')}</label>
          <AutoComplete
            id="import-shop"
            allowClear
            value={shop}
            onChange={(value) => setShop(value ?? '')}
            placeholder={t('data.shop.auto')}
            options={list(status.data?.shops).map(({ id, name }) => ({ value: name, key: id }))}
            showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }}
          />
          <p className="muted">{t('data.shop.help')}</p>
          {settings.data && (
            <p className={settings.data.keep_originals ? 'num-loss' : 'muted'}>
              {t(settings.data.keep_originals ? 'data.privacy.kept' : 'data.privacy')}
            </p>
          )}
        </div>
      </div>
      <Working importer={importer} />
      <Results importer={importer} onMap={setMapped} />
      {mapped && (
        <MappingWizard
          imported={mapped}
          onClose={() => setMapped(undefined)}
          onSaved={(format) => {
            setMapped(undefined)
            importer.retry(mapped, { format, shop: shop.trim() || undefined })
          }}
        />
      )}
    </>
  )
}

function Working({ importer }: { importer: Importer }) {
  const t = useT()
  const { language } = useLanguage()
  const { sending, job, running, error } = importer
  const megabytes = (bytes: number) => formatNumber(bytes / 1e6, language, bytes < 1e7 ? 1 : 0)
  if (error) return <ErrorNotice error={error} />
  if (sending) {
    return (
      <div className="job" role="status">
        <div className="job-text">
          <span>{t('data.sending')}</span>
          <span className="muted num">
            {t('data.sending.of', { sent: megabytes(sending.sent), total: megabytes(sending.total) })}
          </span>
          <Button size="small" onClick={importer.cancel}>
            {t('shell.job.cancel')}
          </Button>
        </div>
        <Progress
          percent={sending.total > 0 ? Math.floor((100 * sending.sent) / sending.total) : 0}
          size="small"
          status="active"
          aria-label={t('data.sending')}
        />
      </div>
    )
  }
  if (job?.state === 'failed') return <ErrorNotice error={job.problem ? new ProblemError(job.problem) : undefined} />
  if (job && (running || job.state === 'cancelled')) return <JobProgress job={job} onCancel={importer.cancel} />
  return null
}

function Results({ importer, onMap }: { importer: Importer; onMap: (imported: Imported) => void }) {
  const t = useT()
  const { files } = importer
  if (files.length === 0) return null
  const failed = files.filter(({ result }) => result.problem).length
  return (
    <section aria-labelledby="import-results" className="file-list">
      <div className="data-table-bar">
        <h2 id="import-results" aria-live="polite">
          {failed > 0
            ? t('data.result.some', { done: files.length - failed, failed })
            : t('data.result.all', { done: files.length })}
        </h2>
        <Button size="small" onClick={importer.clear}>
          {t('data.result.clear')}
        </Button>
      </div>
      {[...files]
        .sort((a, b) => Number(b.result.problem !== undefined) - Number(a.result.problem !== undefined))
        .map((imported) => (
          <FileCard
            key={imported.key}
            imported={imported}
            busy={importer.running}
            onRetry={(options) => importer.retry(imported, options)}
            onMap={() => onMap(imported)}
          />
        ))}
    </section>
  )
}
