import { AutoComplete, Button, Select, Space } from 'antd'
import { useState } from 'react'

import type { FileProblem } from '@/api/desk'
import { useFormats } from '@/api/formats'
import { list } from '@/api/types'
import { useName, useT } from '@/app/i18n'

import type { ImportOptions } from './useImporter'

interface FileProblemActionProps {
  problem: FileProblem
  /** The file is still at hand and can be sent again. */
  again: boolean
  busy: boolean
  onRetry: (options: ImportOptions) => void
  onMap: () => void
}

/** FileProblemAction says why a file was not imported and offers what helps. */
export function FileProblemAction({ problem, again, busy, onRetry, onMap }: FileProblemActionProps) {
  const t = useT()
  return (
    <div className="file-problem">
      <p>{problem.detail || problem.code}</p>
      {!again ? (
        <p className="muted">{t('data.problem.lost')}</p>
      ) : problem.code === 'shop_undecided' ? (
        <ChooseShop shops={list(problem.shops)} busy={busy} onRetry={onRetry} />
      ) : problem.code === 'format_ambiguous' ? (
        <ChooseFormat names={namesIn(problem.args?.formats)} busy={busy} onRetry={onRetry} />
      ) : problem.mapping ? (
        <Button type="primary" size="small" disabled={busy} onClick={onMap}>
          {t('data.problem.map')}
        </Button>
      ) : (
        <Button size="small" disabled={busy} onClick={() => onRetry({})}>
          {t('shell.retry')}
        </Button>
      )}
    </div>
  )
}

/** namesIn reads the names that the server lists in one text. */
function namesIn(text: unknown): string[] {
  return typeof text === 'string' ? text.split('、') : []
}

interface ChooseProps {
  busy: boolean
  onRetry: (options: ImportOptions) => void
}

function ChooseShop({ shops, busy, onRetry }: ChooseProps & { shops: string[] }) {
  const t = useT()
  const [shop, setShop] = useState('')
  return (
    <Space.Compact className="choose">
      <AutoComplete
        size="small"
        aria-label={t('data.problem.shop')}
        placeholder={t('data.problem.shop')}
        value={shop}
        onChange={(value) => setShop(value ?? '')}
        options={shops.map((value) => ({ value }))}
      />
      <Button type="primary" size="small" disabled={busy || shop.trim() === ''} onClick={() => onRetry({ shop: shop.trim() })}>
        {t('data.problem.import')}
      </Button>
    </Space.Compact>
  )
}

function ChooseFormat({ names, busy, onRetry }: ChooseProps & { names: string[] }) {
  const t = useT()
  const title = useName()
  const formats = useFormats()
  const [format, setFormat] = useState<string>()
  return (
    <Space.Compact className="choose">
      <Select
        size="small"
        aria-label={t('data.problem.format')}
        placeholder={t('data.problem.format')}
        value={format}
        onChange={setFormat}
        options={names.map((value) => {
          const known = formats.data?.formats.find((f) => f.name === value)
          return { value, label: known ? title(known) : value }
        })}
      />
      <Button type="primary" size="small" disabled={busy || !format} onClick={() => onRetry({ format })}>
        {t('data.problem.import')}
      </Button>
    </Space.Compact>
  )
}
