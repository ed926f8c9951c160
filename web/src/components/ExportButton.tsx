import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'

import { queryText } from '@/api/client'
import { download } from '@/api/download'
import { useT } from '@/app/i18n'

export type ExportParams = Record<string, string | number | boolean | string[] | undefined>

/** exportURL is the address of a table as a file. */
export function exportURL(table: string, kind: 'csv' | 'xlsx', params: ExportParams): string {
  const text = queryText(params)
  return `/api/export/${table}.${kind}${text ? `?${text}` : ''}`
}

/** ExportButton saves a whole table, not only the rows on screen, as CSV or XLSX. */
export function ExportButton({ table, params = {} }: { table: string; params?: ExportParams }) {
  const t = useT()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: download,
    onError: (error) => message.error(error.message || t('shell.error.offline')),
  })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: (['csv', 'xlsx'] as const).map((kind) => ({ key: kind, label: t(`shell.export.${kind}`) })),
        onClick: ({ key }) => save.mutate(exportURL(table, key as 'csv' | 'xlsx', params)),
      }}
    >
      <Button size="small" icon={<DownloadOutlined />} loading={save.isPending} aria-label={t('shell.export')}>
        <span className="wide-only">{t('shell.export')}</span>
      </Button>
    </Dropdown>
  )
}
