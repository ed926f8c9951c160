import { CalculatorOutlined } from '@ant-design/icons'
import { Button, Tag, Tooltip } from 'antd'
import type { ReactNode } from 'react'

import type { SKU } from '@/api/types'
import { useT } from '@/app/i18n'
import { Explained } from '@/components/Explained'
import { useLabel } from '@/components/labels'
import { Ratio } from '@/components/Ratio'

interface SKUNameProps {
  sku: SKU
  onOpen: () => void
  /** Beside the name, where a phone has no column for it. */
  action?: ReactNode
}

/** SKUName is the product, its SKU and its badge; a click leads to its orders. */
export function SKUName({ sku, onOpen, action }: SKUNameProps) {
  const label = useLabel()
  return (
    <span className="sku-cell">
      <Button type="link" size="small" className="drill" onClick={onOpen}>
        {label('sku', sku.sku, sku.name)}
      </Button>
      <span className="sku-notes">
        {sku.name && sku.name !== sku.sku && <code className="muted">{sku.sku}</code>}
        <Badge sku={sku} />
        {action}
      </span>
    </span>
  )
}

/** WhatIfButton opens the what-if of one SKU. */
export function WhatIfButton({ sku, onClick }: { sku: SKU; onClick: () => void }) {
  const t = useT()
  if (!sku.unit) return null
  return (
    <Button
      type="text"
      size="small"
      icon={<CalculatorOutlined />}
      title={t('profit.whatif')}
      aria-label={`${t('profit.whatif')} ${sku.name || sku.sku}`}
      onClick={onClick}
    />
  )
}

/** BreakEven is the net ROI above which a unit earns, or why there is none. */
export function BreakEven({ sku }: { sku: SKU }) {
  const t = useT()
  if (!sku.reliable || !sku.unit) return <Ratio value={undefined} />
  if (typeof sku.break_even_roi !== 'number') {
    return <Explained meaning={t('profit.breakeven.never.meaning')}>{t('profit.breakeven.never')}</Explained>
  }
  return <Ratio value={sku.break_even_roi} multiple />
}

function Badge({ sku }: { sku: SKU }) {
  const t = useT()
  switch (sku.badge) {
    case 'hot_and_losing':
      return (
        <Tooltip title={t('profit.badge.hot_and_losing.meaning')}>
          <Tag color="red">{t('profit.badge.hot_and_losing')}</Tag>
        </Tooltip>
      )
    case 'quiet_and_earning':
      return (
        <Tooltip title={t('profit.badge.quiet_and_earning.meaning')}>
          <Tag color="green">{t('profit.badge.quiet_and_earning')}</Tag>
        </Tooltip>
      )
    default:
      return sku.badge_refused ? <Tag color="gold">{t('profit.badge.refused')}</Tag> : null
  }
}
