import { Card, Table, Tag, Tooltip } from 'antd'
import type { ColumnsType } from 'antd/es/table'

import { useComponents } from '@/api/definitions'
import { list, type OrderAmount, type OrderLine } from '@/api/types'
import { useT, type Key } from '@/app/i18n'
import { useWide } from '@/app/useWide'
import { DefinitionTip } from '@/components/DefinitionTip'
import { Count, Money } from '@/components/Money'
import { Profit } from '@/components/Unreliable'
import { zh } from '@/locales'

import { AmountSources } from './AmountSources'
import { lineFigures } from './orderLine'
import { stepsOf, type Step } from './steps'

/** OrderLineCard is the profit statement of one line of an order, each amount with its source. */
export function OrderLineCard({ line, currency }: { line: OrderLine; currency: string }) {
  const t = useT()
  const wide = useWide()
  const { data: parts } = useComponents()
  const amounts = new Map(list(line.components).map((amount) => [amount.component, amount]))

  const rest = (step: Step) => {
    const amount = amounts.get(step.name)
    return amount && <AmountSources amount={amount} currency={currency} />
  }
  const status = (step: Step) => {
    const amount = amounts.get(step.name)
    return amount && <AmountStatus status={amount.status} />
  }
  const name: ColumnsType<Step>[number] = {
    key: 'item',
    title: t('profit.column.item'),
    render: (_, step) =>
      wide || step.kind === 'total' ? (
        <DefinitionTip name={step.name} />
      ) : (
        <>
          <DefinitionTip name={step.name} />
          <div className="source-below">
            {status(step)}
            {rest(step)}
          </div>
        </>
      ),
  }
  const money: ColumnsType<Step>[number] = {
    key: 'amount',
    title: t('profit.column.amount'),
    align: 'right',
    className: wide ? undefined : 'cell-top',
    render: (_, step) => {
      if (step.total) return <Profit total={step.total} currency={currency} />
      if (amounts.get(step.name)?.status === 'missing') return <Tag color="gold">{t('shell.status.missing')}</Tag>
      return <Money value={step.amount} currency={currency} />
    },
  }
  return (
    <Card
      size="small"
      title={
        <h2 className="order-line-title">
          {line.product || line.sku || t('shell.unnamed')} × <Count value={line.qty} />
          {line.sku && line.product && <code className="muted">{line.sku}</code>}
          {line.kind !== 'goods' && <Word word={`profit.line.kind.${line.kind}`} value={line.kind} />}
          <Word word={`profit.line.state.${line.state}`} value={line.state} />
          {line.own_currency && <Tag>{t('profit.own', { currency: line.own_currency, rate: line.rate ?? '' })}</Tag>}
        </h2>
      }
    >
      <Table<Step>
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={parts ? stepsOf(lineFigures([line], parts), parts) : []}
        rowClassName={(step) => (step.kind === 'total' ? 'row-total' : '')}
        columns={
          wide
            ? [
                { ...name, width: 190 },
                { ...money, width: 120 },
                { key: 'status', title: t('profit.column.status'), width: 100, render: (_, step) => status(step) },
                { key: 'source', title: t('profit.column.source'), className: 'source-cell', render: (_, step) => rest(step) },
              ]
            : [name, money]
        }
      />
    </Card>
  )
}

/** Word is a tag with the name of a line's kind or state; one that has no name is shown as it is. */
function Word({ word, value }: { word: string; value: string }) {
  const t = useT()
  if (!value) return null
  return <Tag>{word in zh ? t(word as Key) : value}</Tag>
}

/** AmountStatus names what the amount of a single line rests on. */
function AmountStatus({ status }: { status: OrderAmount['status'] }) {
  const t = useT()
  return (
    <Tooltip title={t(`shell.status.${status}.meaning`)}>
      <span className="legend-item">
        <span className={`legend-swatch status-${status}`} aria-hidden />
        {t(`shell.status.${status}`)}
      </span>
    </Tooltip>
  )
}
