import { Card, Table, Tag, Tooltip } from 'antd'

import { useComponents } from '@/api/definitions'
import type { Figure, StatementRow } from '@/api/types'
import { useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'
import { Count, Money } from '@/components/Money'
import { Profit } from '@/components/Unreliable'

import { stepsOf, type Step } from './steps'

/** OrderLineCard is the profit statement of one line of an order. */
export function OrderLineCard({ line, currency }: { line: StatementRow; currency: string }) {
  const t = useT()
  const { data: parts } = useComponents()
  return (
    <Card
      size="small"
      title={
        <h2>
          {line.label} × <Count value={line.units} />
        </h2>
      }
    >
      <Table<Step>
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={parts ? stepsOf(line, parts) : []}
        scroll={{ x: 'max-content' }}
        rowClassName={(step) => (step.kind === 'total' ? 'row-total' : '')}
        columns={[
          {
            key: 'item',
            title: t('profit.column.item'),
            className: 'statement-item',
            render: (_, step) => <DefinitionTip name={step.name} />,
          },
          {
            key: 'amount',
            title: t('profit.column.amount'),
            align: 'right',
            render: (_, step) => {
              if (step.total) return <Profit total={step.total} currency={currency} />
              if (step.figure?.missing) return <Tag color="gold">{t('shell.status.missing')}</Tag>
              return <Money value={step.amount} currency={currency} />
            },
          },
          {
            key: 'status',
            title: t('profit.column.status'),
            render: (_, step) => step.figure && <FigureStatus figure={step.figure} />,
          },
        ]}
      />
    </Card>
  )
}

/** FigureStatus names what the amount of a single line rests on. */
function FigureStatus({ figure }: { figure: Figure }) {
  const t = useT()
  const kind = figure.missing !== 0 ? 'missing' : figure.estimated !== 0 ? 'estimated' : 'actual'
  return (
    <Tooltip title={t(`shell.status.${kind}.meaning`)}>
      <span className="legend-item">
        <span className={`legend-swatch status-${kind}`} aria-hidden />
        {t(`shell.status.${kind}`)}
      </span>
    </Tooltip>
  )
}
