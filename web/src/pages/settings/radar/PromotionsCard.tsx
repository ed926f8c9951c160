import { DeleteOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Input, Select } from 'antd'
import { useState } from 'react'

import type { Promotion } from '@/api/radar'
import { useT } from '@/app/i18n'
import { DayInput } from '@/components/DayInput'

import { faultOf, type Draft } from './draft'
import { withPromotions } from './promotions'
import { PromotionsPaste } from './PromotionsPaste'

interface PromotionsCardProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** PromotionsCard is the merchant's own calendar: promotions and live days, whose effects the radar learns and does not call a surprise. */
export function PromotionsCard({ draft, onChange }: PromotionsCardProps) {
  const t = useT()
  const [pasting, setPasting] = useState(false)
  const { promotions } = draft
  const set = (at: number, change: Partial<Promotion>) =>
    onChange({ promotions: promotions.map((promotion, i) => (i === at ? { ...promotion, ...change } : promotion)) })
  return (
    <Card
      size="small"
      title={<h2>{t('radar.promotions')}</h2>}
      extra={
        <span className="card-tools">
          <Button size="small" icon={<ImportOutlined aria-hidden />} onClick={() => setPasting(true)}>
            {t('radar.promotions.paste')}
          </Button>
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => onChange({ promotions: [...promotions, { name: '', from: '', to: '', kind: 'promotion' }] })}
          >
            {t('radar.promotions.add')}
          </Button>
        </span>
      }
    >
      <p className="muted panel-lead">{t('radar.promotions.lead')}</p>
      {promotions.length === 0 ? (
        <p className="muted panel-lead">{t('radar.promotions.none')}</p>
      ) : (
        <ol className="promotions">
          {promotions.map((promotion, i) => {
            const fault = faultOf(promotion)
            const label = (field: 'name' | 'from' | 'to' | 'kind' | 'delete') =>
              t(`radar.promotion.${field}.of`, { n: i + 1, name: promotion.name })
            return (
              <li key={i} className="promotion">
                <Input
                  size="small"
                  aria-label={label('name')}
                  placeholder={t('radar.promotion.name')}
                  maxLength={60}
                  status={fault === 'name' ? 'error' : undefined}
                  value={promotion.name}
                  onChange={(event) => set(i, { name: event.target.value })}
                />
                <DayInput label={label('from')} value={promotion.from} open={t('radar.promotion.from')} invalid={fault === 'days'} onChange={(from) => set(i, { from, to: promotion.to || from })} />
                <DayInput label={label('to')} value={promotion.to} open={t('radar.promotion.to')} invalid={fault === 'days'} onChange={(to) => set(i, { to })} />
                <Select
                  size="small"
                  aria-label={label('kind')}
                  value={promotion.kind}
                  onChange={(kind) => set(i, { kind })}
                  options={(['promotion', 'live'] as const).map((value) => ({ value, label: t(`radar.kind.${value}`) }))}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={label('delete')}
                  onClick={() => onChange({ promotions: promotions.filter((_, at) => at !== i) })}
                />
              </li>
            )
          })}
        </ol>
      )}
      <PromotionsPaste
        open={pasting}
        onClose={() => setPasting(false)}
        onTake={(added) => {
          setPasting(false)
          onChange({ promotions: withPromotions(promotions, added) })
        }}
      />
    </Card>
  )
}
