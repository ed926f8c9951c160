import { Input, Modal } from 'antd'
import { useState } from 'react'

import type { Promotion } from '@/api/radar'
import { useT } from '@/app/i18n'

import { parsePromotions } from './promotions'

interface PromotionsPasteProps {
  open: boolean
  onClose: () => void
  onTake: (promotions: Promotion[]) => void
}

/** PromotionsPaste takes promotions from a spreadsheet and shows how they are read before they are noted. */
export function PromotionsPaste({ open, onClose, onTake }: PromotionsPasteProps) {
  const t = useT()
  const [text, setText] = useState('')
  const { promotions, skipped } = parsePromotions(text)
  return (
    <Modal
      open={open}
      title={t('radar.promotions.paste')}
      okText={t('radar.promotions.take', { n: promotions.length })}
      okButtonProps={{ disabled: promotions.length === 0 }}
      onCancel={onClose}
      afterClose={() => setText('')}
      onOk={() => onTake(promotions)}
    >
      <div className="panel">
        <p className="muted panel-lead">{t('radar.promotions.paste.lead')}</p>
        <Input.TextArea
          rows={8}
          aria-label={t('radar.promotions.paste')}
          placeholder={t('radar.promotions.paste.sample')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {skipped.length > 0 && (
          <p className="num-loss panel-lead" role="alert">
            {t('radar.promotions.skipped', { n: skipped.length, sample: skipped[0]?.join(' ') ?? '' })}
          </p>
        )}
      </div>
    </Modal>
  )
}
