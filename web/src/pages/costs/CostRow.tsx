import { HistoryOutlined } from '@ant-design/icons'
import { Button, Popover, Tag } from 'antd'
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react'

import type { Cost, SKUCost } from '@/api/desk'
import { list } from '@/api/types'
import { useLanguage, useT, type Translate } from '@/app/i18n'
import { DayInput } from '@/components/DayInput'
import { formatMoney, minorDigits } from '@/components/format'
import { Count, Money } from '@/components/Money'

import { formatPrice, parsePrice, priceDigits } from './decimal'
import { costOn, isNew, type PendingCost } from './pending'

interface CostRowProps {
  sku: SKUCost
  row: number
  today: string
  entry: PendingCost
  /** Noted costs of this SKU for other days. */
  others: number
  onText: (text: string) => void
  onDay: (from: string) => void
  onNewCost: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onPaste: (event: ClipboardEvent) => void
}

/** CostRow is one SKU: what is at stake, what it costs now, and the cell for a new cost. */
export function CostRow({ sku, row, today, entry, others, onText, onDay, onNewCost, onKeyDown, onPaste }: CostRowProps) {
  const t = useT()
  const costs = list(sku.costs)
  const now = costOn(costs, today)
  const noted = entry.text !== '' && isNew(entry, costs)
  const name = sku.product_name || sku.sku || t('shell.unnamed')
  const day = (
    <DayInput label={t('costs.cell.from', { sku: name })} value={entry.from} open={t('costs.always')} onChange={onDay} />
  )
  return (
    <tr className={noted ? 'cost-noted' : undefined}>
      <th scope="row">
        <span className="cost-name">{name}</span>
        <code className="muted">{sku.sku}</code>
        <span className="narrow-only cost-notes">
          {sku.missing > 0 ? (
            <>
              {t('costs.column.missing')} <AtStake sku={sku} />
            </>
          ) : (
            <Now cost={now} />
          )}
        </span>
      </th>
      <td className="wide-cell">
        <Count value={sku.units} />
      </td>
      <td className="wide-cell">
        <Money value={sku.sales} currency={sku.currency} />
      </td>
      <td className="wide-cell">{sku.missing > 0 ? <AtStake sku={sku} /> : <span className="muted">–</span>}</td>
      <td className="wide-cell">
        <Now cost={now} />
      </td>
      <td className="cost-cell">
        <input
          className="cost-input num"
          inputMode="decimal"
          autoComplete="off"
          data-row={row}
          aria-label={t('costs.cell', { sku: name })}
          aria-invalid={entry.text !== '' && !parsePrice(entry.text).ok}
          placeholder={now ? formatPrice(now.unit_cost) : t('costs.cell.empty')}
          value={entry.text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <CellNote sku={sku} entry={entry} others={others} />
        {entry.text !== '' && <span className="narrow-only">{day}</span>}
      </td>
      <td className="wide-cell">
        {day}
      </td>
      <td>
        <CostHistory name={name} costs={costs} onNewCost={onNewCost} />
      </td>
    </tr>
  )
}

function AtStake({ sku }: { sku: SKUCost }) {
  return (
    <span className="num-loss">
      <Money value={sku.missing} currency={sku.currency} />
    </span>
  )
}

function Now({ cost }: { cost: Cost | undefined }) {
  const t = useT()
  if (!cost) return <Tag className="tag-estimated">{t('shell.missing.cost')}</Tag>
  return (
    <span className="num">
      {formatPrice(cost.unit_cost)} <span className="muted">{sourceWords(t, cost)}</span>
    </span>
  )
}

function sourceWords(t: Translate, cost: Cost): string {
  return t(`costs.source.${cost.source}`)
}

function CellNote({ sku, entry, others }: { sku: SKUCost; entry: PendingCost; others: number }) {
  const t = useT()
  const { language } = useLanguage()
  if (others > 0) return <span className="cost-note muted">{t('costs.cell.others', { n: others })}</span>
  if (entry.text === '') return null
  const parsed = parsePrice(entry.text)
  if (!parsed.ok) return <span className="cost-note num-loss">{t(`costs.refused.${parsed.why}`)}</span>
  const average = sku.units > 0 ? Math.round(sku.sales / sku.units) : 0
  if (average > 0 && parsed.units / 10 ** (priceDigits - minorDigits(sku.currency)) > average) {
    return (
      <span className="cost-note cost-warn">
        {t('costs.cell.above', { price: formatMoney(average, sku.currency, language) })}
      </span>
    )
  }
  return null
}

function CostHistory({ name, costs, onNewCost }: { name: string; costs: Cost[]; onNewCost: () => void }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="left"
      title={t('costs.history')}
      content={
        <div className="cost-history">
          {costs.length === 0 ? (
            <p className="muted">{t('costs.history.none')}</p>
          ) : (
            <ul>
              {costs.map((cost) => (
                <li key={`${cost.from} ${cost.source}`}>
                  <span className="num">{cost.from ? t('costs.since', { day: cost.from }) : t('costs.always')}</span>
                  <strong className="num">{formatPrice(cost.unit_cost)}</strong>
                  <span className="muted">{sourceWords(t, cost)}</span>
                </li>
              ))}
            </ul>
          )}
          <Button
            size="small"
            onClick={() => {
              setOpen(false)
              onNewCost()
            }}
          >
            {t('costs.history.add')}
          </Button>
        </div>
      }
    >
      <Button type="text" size="small" icon={<HistoryOutlined aria-hidden />} aria-label={`${t('costs.history')} ${name}`} />
    </Popover>
  )
}
