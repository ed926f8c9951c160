import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'

import { useT } from '@/app/i18n'

export type ExportParams = Record<string, string | number | boolean | string[] | undefined>

/** exportURL is the address of a table as a file. */
export function exportURL(table: string, kind: 'csv' | 'xlsx', params: ExportParams): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') query.append(name, String(item))
    }
  }
  const text = query.toString()
  return `/api/export/${table}.${kind}${text ? `?${text}` : ''}`
}

/** ExportButton saves a whole table, not only the rows on screen, as CSV or XLSX. */
export function ExportButton({ table, params = {} }: { table: string; params?: ExportParams }) {
  const t = useT()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: (['csv', 'xlsx'] as const).map((kind) => ({
          key: kind,
          label: (
            <a href={exportURL(table, kind, params)} download>
              {t(`shell.export.${kind}`)}
            </a>
          ),
        })),
      }}
    >
      <Button size="small" icon={<DownloadOutlined />} aria-label={t('shell.export')}>
        <span className="wide-only">{t('shell.export')}</span>
      </Button>
    </Dropdown>
  )
}
