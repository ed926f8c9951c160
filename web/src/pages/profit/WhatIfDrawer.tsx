import { Alert, Button, Drawer, Slider } from 'antd'
import { useState } from 'react'

import type { Levers, SKU, Unit } from '@/api/types'
import { useCurrency } from '@/app/currency'
import { useLanguage, useT } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { formatMoney, formatRatio } from '@/components/format'

import { breakEvenPrice, levers, reach, whatIf } from './economics'
import { WhatIfOutcome } from './WhatIfOutcome'

const knobs: (keyof Levers)[] = ['price', 'unit_cost', 'commission_rate', 'freight', 'ads']

interface WhatIfDrawerProps {
  sku: SKU | undefined
  currency: string | undefined
  onClose: () => void
}

/** WhatIfDrawer answers what one unit would earn at another price, cost, commission, freight or ad spend. */
export function WhatIfDrawer({ sku, currency, onClose }: WhatIfDrawerProps) {
  const t = useT()
  const wide = useWide()
  return (
    <Drawer
      open={sku !== undefined}
      onClose={onClose}
      size={wide ? 480 : '92%'}
      placement={wide ? 'right' : 'bottom'}
      title={sku && `${t('profit.whatif')} · ${sku.name || sku.sku}`}
      destroyOnHidden
    >
      {sku?.unit && <WhatIf key={sku.sku} sku={sku} unit={sku.unit} currency={currency} />}
    </Drawer>
  )
}

function WhatIf({ sku, unit, currency }: { sku: SKU; unit: Unit; currency: string | undefined }) {
  const t = useT()
  const { language } = useLanguage()
  const own = useCurrency()
  const now = levers(unit)
  const [at, setAt] = useState<Levers>(now)
  const money = (value: number) => formatMoney(Math.round(value), currency ?? own, language)
  const worded = (knob: keyof Levers, value: number) =>
    knob === 'commission_rate' ? formatRatio(value, language) : money(value)
  const price = breakEvenPrice(unit, at)
  return (
    <div className="whatif">
      {!sku.reliable && <Alert type="warning" showIcon title={t('profit.whatif.unreliable')} />}
      {knobs.map((knob) => {
        const most = reach(knob, now)
        return (
          <div key={knob} className="whatif-knob">
            <span id={`whatif-${knob}`}>{t(`profit.whatif.${knob}`)}</span>
            <output className="num">
              {at[knob] !== now[knob] && <span className="muted">{worded(knob, now[knob])} → </span>}
              {worded(knob, at[knob])}
            </output>
            <Slider
              min={0}
              max={most}
              step={knob === 'commission_rate' ? 0.001 : Math.max(1, Math.round(most / 400))}
              value={at[knob]}
              marks={{ [now[knob]]: ' ' }}
              tooltip={{ formatter: null }}
              ariaLabelledByForHandle={`whatif-${knob}`}
              ariaValueTextFormatterForHandle={(value) => worded(knob, value)}
              onChange={(value) => setAt({ ...at, [knob]: value })}
            />
          </div>
        )
      })}
      <WhatIfOutcome
        now={unit}
        then={whatIf(unit, at)}
        units={sku.units}
        currency={currency}
        reliable={sku.reliable}
      />
      <p className="muted">
        {price === undefined ? t('profit.whatif.price.none') : t('profit.whatif.price.even', { price: money(price) })}{' '}
        {t('profit.whatif.volume')}
      </p>
      <Button onClick={() => setAt(now)}>{t('profit.whatif.reset')}</Button>
    </div>
  )
}
