import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer, Empty, Popconfirm } from 'antd'

import { useCatalogue, useDeleteMetric } from '@/api/query'
import { useName, useT } from '@/app/i18n'
import { ErrorNotice } from '@/components/ErrorNotice'
import '@/components/panel.css'

import { MetricForm } from './MetricForm'
import type { Formula } from './question'

interface SavedMetricsProps {
  open: boolean
  /** What the form begins with. */
  draft: Formula | undefined
  onSaved: (name: string, from: Formula | undefined) => void
  onClose: () => void
}

/** SavedMetrics lists the metrics of the workspace and takes a new one. */
export function SavedMetrics({ open, draft, onSaved, onClose }: SavedMetricsProps) {
  const t = useT()
  const name = useName()
  const { data } = useCatalogue()
  const remove = useDeleteMetric()
  const saved = data?.saved ?? []
  return (
    <Drawer open={open} size={480} title={t('explore.own')} onClose={onClose} destroyOnHidden>
      <div className="panel">
        <p className="panel-lead muted">{t('explore.own.lead')}</p>
        {remove.error && <ErrorNotice error={remove.error} />}
        {(data?.refused ?? []).map((refused) => (
          <Alert
            key={`${refused.file} ${refused.line}`}
            type="warning"
            title={t('explore.own.refused', { file: refused.file, line: refused.line, metric: refused.metric })}
            description={refused.reason}
          />
        ))}
        {saved.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('explore.own.none')} />
        ) : (
          <ul className="explore-own">
            {saved.map((metric) => {
              const title = name({ zh: metric.zh, en: metric.en ?? metric.zh })
              return (
                <li key={metric.name}>
                  <span>
                    <strong>{title}</strong> <code>{metric.name}</code>
                    <code className="explore-own-formula">{metric.formula}</code>
                  </span>
                  <Popconfirm title={t('explore.own.sure', { name: title })} onConfirm={() => remove.mutate(metric.name)}>
                    <Button type="text" danger icon={<DeleteOutlined />} aria-label={t('explore.own.delete', { name: title })} />
                  </Popconfirm>
                </li>
              )
            })}
          </ul>
        )}
        <h3>{t('explore.own.new')}</h3>
        <MetricForm key={draft ? `${draft.name}=${draft.formula}` : ''} draft={draft} onSaved={onSaved} />
      </div>
    </Drawer>
  )
}
