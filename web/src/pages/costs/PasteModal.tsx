import { Input, Modal } from 'antd'
import { useState } from 'react'

import type { SKUCost } from '@/api/desk'
import { useT } from '@/app/i18n'

import { parsePaste, type Pasted } from './paste'

interface PasteModalProps {
  open: boolean
  skus: SKUCost[]
  onClose: () => void
  onPaste: (pasted: Pasted) => void
}

/** PasteModal takes SKUs and costs from a spreadsheet and shows how they are read before they are noted. */
export function PasteModal({ open, skus, onClose, onPaste }: PasteModalProps) {
  const t = useT()
  const [text, setText] = useState('')
  const pasted = text.trim() === '' ? undefined : parsePaste(text)
  const table = pasted?.kind === 'table' ? pasted : undefined
  const strangers = table?.rows.filter((row) => !skus.some((sku) => sku.sku === row.sku)) ?? []
  return (
    <Modal
      open={open}
      title={t('costs.paste')}
      okText={t('costs.paste.take', { n: table?.rows.length ?? 0 })}
      okButtonProps={{ disabled: !table || table.rows.length === 0 }}
      onCancel={onClose}
      afterClose={() => setText('')}
      onOk={() => {
        if (table) onPaste(table)
      }}
    >
      <div className="panel">
        <p className="muted panel-lead">{t('costs.paste.lead')}</p>
        <Input.TextArea
          rows={8}
          aria-label={t('costs.paste')}
          placeholder={'SH-1001\t39.90\nSH-1002\t12.50\t2026-10-01'}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {pasted?.kind === 'column' && <p className="num-loss panel-lead">{t('costs.paste.columns')}</p>}
        {table && (
          <ul className="paste-notes" aria-live="polite">
            <li>{t('costs.paste.read', { n: table.rows.length })}</li>
            {table.skipped.length > 0 && (
              <li className="num-loss">
                {t('costs.paste.skipped', { n: table.skipped.length, sample: table.skipped[0]?.join(' ') ?? '' })}
              </li>
            )}
            {strangers.length > 0 && (
              <li className="cost-warn">
                {t('costs.paste.strangers', { n: strangers.length, sample: strangers[0]?.sku ?? '' })}
              </li>
            )}
          </ul>
        )}
      </div>
    </Modal>
  )
}
