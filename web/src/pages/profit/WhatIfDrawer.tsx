import { Alert, Button, Drawer, Slider } from 'antd'
import { useState } from 'react'

import type { SKU } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { formatRatio, share } from '@/components/format'
import { Money } from '@/components/Money'
import { Ratio } from '@/components/Ratio'

import {
  asItIs,
  breakEvenPrice,
  breakEvenROI,
  profitOf,
  roi,
  unitEconomics,
  whatIf,
  type Assumption,
  type UnitEconomics,
} from './economics'

// How far each slider goes, as a share of what it is now.
const reach: Record<keyof Assumption, [number, number]> = {
  price: [-0.5, 0.5],
  cost: [-0.5, 0.5],
  commission: [-1, 1],
  fulfilment: [-0.8, 0.8],
  ads: [-1, 1],
}
const knobs = Object.keys(reach) as (keyof Assumption)[]

/** WhatIfDrawer answers what one unit would earn at another price, cost, commission, freight or ad spend. */
export function WhatIfDrawer({ sku, onClose }: { sku: SKU | undefined; onClose: () => void }) {
  const t = useT()
  const wide = useWide()
  return (
    <Drawer
      open={sku !== undefined}
      onClose={onClose}
      size={wide ? 460 : '92%'}
      placement={wide ? 'right' : 'bottom'}
      title={sku && `${t('profit.whatif')} · ${sku.name || sku.sku}`}
      destroyOnHidden
    >
      {sku && <WhatIf key={sku.sku} sku={sku} />}
    </Drawer>
  )
}

function WhatIf({ sku }: { sku: SKU }) {
  const t = useT()
  const { language } = useLanguage()
  const [assume, setAssume] = useState<Assumption>(asItIs)
  const now = unitEconomics(sku.components, sku.qty)
  if (!now) return null
  const then = whatIf(now, assume)
  const price = breakEvenPrice(now, assume)
  const reliable = sku.subtotals.operating_profit?.reliable !== false
  const signed = (value: number) => (value > 0 ? '+' : '') + formatRatio(value, language, 0)
  return (
    <div className="whatif">
      {!reliable && <Alert type="warning" showIcon title={t('profit.whatif.unreliable')} />}
      {knobs.map((knob) => (
        <div key={knob} className="whatif-knob">
          <span id={`whatif-${knob}`}>{t(`profit.whatif.${knob}`)}</span>
          <Slider
            min={reach[knob][0]}
            max={reach[knob][1]}
            step={0.01}
            value={assume[knob]}
            included={false}
            marks={{ 0: ' ' }}
            tooltip={{ formatter: (value) => signed(value ?? 0) }}
            ariaLabelledByForHandle={`whatif-${knob}`}
            ariaValueTextFormatterForHandle={signed}
            onChange={(value) => setAssume({ ...assume, [knob]: value })}
          />
          <output className="num">{signed(assume[knob])}</output>
        </div>
      ))}
      <Outcome now={now} then={then} qty={sku.qty} />
      <p className="muted">
        {price === undefined
          ? t('profit.whatif.price.none')
          : t('profit.whatif.price.even', { change: signed(price) })}{' '}
        {t('profit.whatif.volume')}
      </p>
      <Button onClick={() => setAssume(asItIs)}>{t('profit.whatif.reset')}</Button>
    </div>
  )
}

function Outcome({ now, then, qty }: { now: UnitEconomics; then: UnitEconomics; qty: number }) {
  const t = useT()
  const parts = ['revenue', 'cost', 'commission', 'fulfilment', 'ads', 'overhead'] as const
  const money = (value: number, result = false) => <Money value={Math.round(value)} result={result} />
  const line = (key: string, title: string, a: React.ReactNode, b: React.ReactNode, strong = false) => (
    <tr key={key} className={strong ? 'row-total' : ''}>
      <th scope="row">{title}</th>
      <td>{a}</td>
      <td>{b}</td>
    </tr>
  )
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('profit.whatif.perunit')}</th>
          <th scope="col">{t('profit.whatif.now')}</th>
          <th scope="col">{t('profit.whatif.then')}</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {parts.map((part) => line(part, t(`profit.unit.${part}`), money(now[part]), money(then[part])))}
        {line('profit', t('profit.unit.profit'), money(profitOf(now), true), money(profitOf(then), true), true)}
        {line(
          'rate',
          t('profit.column.rate'),
          <Ratio value={share(profitOf(now), now.revenue)} result />,
          <Ratio value={share(profitOf(then), then.revenue)} result />,
        )}
        {line('roi', t('profit.roi'), <Ratio value={roi(now)} multiple />, <Ratio value={roi(then)} multiple />)}
        {line(
          'even',
          t('profit.breakeven'),
          <Ratio value={breakEvenROI(now)} multiple />,
          <Ratio value={breakEvenROI(then)} multiple />,
        )}
        {line('all', t('profit.whatif.period', { n: qty }), money(profitOf(now) * qty, true), money(profitOf(then) * qty, true), true)}
      </tbody>
    </table>
  )
}
