import { ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Spin, Upload } from 'antd'
import { useState, type ClipboardEvent } from 'react'
import { Link } from 'react-router'

import { ProblemError } from '@/api/problem'
import { importRates, saveRates, useRates } from '@/api/rates'
import { useLanguage, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatNumber } from '@/components/format'
import { JobProgress } from '@/components/JobProgress'
import { useJobRun } from '@/components/useJobRun'

import { MissingRates } from './MissingRates'
import { RateGrid } from './RateGrid'
import { parseRates, ratesToSave, setRate, type RateEntry } from './rates'
import { useUnsaved } from './useUnsaved'

/** RatesTab is what other currencies are worth, the missing rates first. */
export function RatesTab() {
  const t = useT()
  const { language } = useLanguage()
  const { message } = App.useApp()
  const rates = useRates()
  const [pending, setPending] = useState<RateEntry[]>([])
  const run = useJobRun((job) => {
    if (job.state !== 'done') return
    setPending([])
    void rates.refetch()
    void message.success(t('rates.saved'))
  })
  useUnsaved(pending.some((entry) => entry.text !== ''))
  if (rates.error) return <ErrorNotice error={rates.error} retry={() => void rates.refetch()} />
  if (rates.isPending) return <Spin className="page-spin" aria-label={t('shell.loading')} />

  const { home, rates: known, missing } = rates.data
  const save = ratesToSave(pending, known)
  const note = (entry: RateEntry) => setPending((before) => setRate(before, entry))
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n,;]/.test(text.trim())) return // one cell is pasted as text
    event.preventDefault()
    const { entries, skipped } = parseRates(text)
    setPending((before) => entries.reduce(setRate, before))
    void message[skipped > 0 || entries.length === 0 ? 'warning' : 'success'](t('rates.pasted', { n: entries.length, skipped }))
  }
  const failed = run.job?.state === 'failed' ? run.job.problem : undefined
  return (
    <>
      <p className="muted panel-lead">
        {t('rates.lead', { home })} <Link to="/settings">{t('rates.home')}</Link>
      </p>
      {run.error !== undefined && <ErrorNotice error={run.error} />}
      {failed && <ErrorNotice error={new ProblemError(failed)} />}
      <MissingRates home={home} missing={missing} pending={pending} onEntry={note} onPaste={paste} />
      <div className="data-table-bar">
        <h2 className="rates-title">{t('rates.known')}</h2>
        <span className="data-table-tools">
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => note({ currency: '', day: '', text: '' })}>
            {t('rates.add')}
          </Button>
          <Upload
            accept=".csv,.txt,.tsv"
            showUploadList={false}
            beforeUpload={(file) => {
              void run.start(() => importRates(file))
              return false
            }}
          >
            <Button size="small" icon={<ImportOutlined aria-hidden />}>
              {t('rates.import')}
            </Button>
          </Upload>
        </span>
      </div>
      <p className="muted panel-lead form-help">{t('rates.import.help')}</p>
      <RateGrid home={home} known={known} missing={missing} pending={pending} onPending={setPending} onPaste={paste} />
      {(pending.length > 0 || run.running) && (
        <div className="pending-bar" role="region" aria-label={t('rates.pending')}>
          {run.running && run.job ? (
            <JobProgress job={run.job} />
          ) : (
            <>
              <span aria-live="polite">
                {t('rates.pending.count', { n: formatNumber(save.rates.length, language) })}
                {save.unreadable > 0 && (
                  <span className="num-loss"> {t('costs.pending.bad', { n: formatNumber(save.unreadable, language) })}</span>
                )}
              </span>
              <span className="data-table-tools">
                <Button disabled={run.running} onClick={() => setPending([])}>
                  {t('costs.pending.discard')}
                </Button>
                <Button
                  type="primary"
                  disabled={save.rates.length === 0}
                  loading={run.running}
                  onClick={() => void run.start(() => saveRates(save.rates))}
                >
                  {t('costs.pending.save')}
                </Button>
              </span>
            </>
          )}
        </div>
      )}
    </>
  )
}
