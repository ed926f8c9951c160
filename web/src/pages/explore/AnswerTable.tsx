import { Table } from 'antd'
import type { ColumnGroupType, ColumnType } from 'antd/es/table'

import type { Asking } from '@/api/query'
import type { DimensionInfo } from '@/api/types'
import { useName, useT } from '@/app/i18n'
import { DataTable } from '@/components/DataTable'
import { DefinitionTip } from '@/components/DefinitionTip'
import { formatNumber } from '@/components/format'
import { useLabel } from '@/components/labels'

import type { Answer, Line } from './answer'
import { BeforeCell, ChangeCell, NowCell } from './Cells'
import type { Figures } from './figure'
import type { Asker } from './useQuestion'

interface AnswerTableProps {
  asker: Asker
  asking: Asking
  answer: Answer
  /** The same without groups, where there is such a number. */
  total: Line | undefined
  dimensions: DimensionInfo[]
  figures: Figures
  loading: boolean
}

type Column = ColumnType<Line> | ColumnGroupType<Line>

/** AnswerTable is the answer in rows, with a total, and with the comparison period and the change beside every number. */
export function AnswerTable({ asker, asking, answer, total, dimensions, figures, loading }: AnswerTableProps) {
  const t = useT()
  const name = useName()
  const label = useLabel()
  const { question, change } = asker
  const sorted = (key: string) => ({
    key,
    sorter: answer.by.length > 0,
    sortOrder: question.order === key ? ('ascend' as const) : question.order === `-${key}` ? ('descend' as const) : null,
  })
  const cell = (line: Line, at: number) => {
    if (line.rest) return at === 0 ? <span className="muted">{rest} </span> : null
    const key = line.keys[at] ?? ''
    return <span className="explore-key">{label(answer.by[at] ?? '', key, line.labels[at])}</span>
  }
  const others = answer.total - answer.lines.filter((line) => !line.rest).length
  const rest = t('explore.rest', { n: formatNumber(others, figures.language) })
  const columns: Column[] = [
    ...answer.by.map((dimension, at): Column => {
      const known = dimensions.find((d) => d.name === dimension)
      return {
        ...sorted(dimension),
        title: known ? name(known) : dimension,
        fixed: at === 0 ? 'left' : undefined,
        render: (_, line) => cell(line, at),
      }
    }),
    ...answer.metrics.map((metric, i): Column => {
      const title = <DefinitionTip name={metric.name}>{name(metric)}</DefinitionTip>
      const now: ColumnType<Line> = {
        ...sorted(metric.name),
        sortDirections: ['descend', 'ascend'],
        align: 'right',
        render: (_, line) => <NowCell value={line.values[i]} metric={metric} figures={figures} />,
      }
      if (!answer.before) return { ...now, title }
      return {
        title,
        children: [
          { ...now, title: t('explore.now') },
          {
            key: `${metric.name} before`,
            title: t('explore.before'),
            align: 'right',
            render: (_, line) => <BeforeCell value={line.values[i]} metric={metric} figures={figures} />,
          },
          {
            key: `${metric.name} change`,
            title: t('explore.change'),
            align: 'right',
            render: (_, line) => <ChangeCell value={line.values[i]} metric={metric} figures={figures} />,
          },
        ],
      }
    }),
  ]
  return (
    <DataTable<Line>
      label={t('explore.answer')}
      exports={{ table: 'query', params: { ...asking, total: true } }}
      count={answer.total}
      rowKey="id"
      loading={loading}
      dataSource={answer.lines}
      columns={columns}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
      onChange={(_, __, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
        change({ order: order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : '' })
      }}
      summary={total && (() => <TotalRow answer={answer} total={total} figures={figures} />)}
    />
  )
}

function TotalRow({ answer, total, figures }: { answer: Answer; total: Line; figures: Figures }) {
  const t = useT()
  return (
    <Table.Summary>
      <Table.Summary.Row className="row-total">
        <Table.Summary.Cell index={0} colSpan={answer.by.length}>
          {t('explore.total')}
        </Table.Summary.Cell>
        {answer.metrics.flatMap((metric, i) => {
          const at = answer.by.length + i * (answer.before ? 3 : 1)
          const value = { value: total.values[i], metric, figures }
          return [
            <Table.Summary.Cell key={at} index={at} align="right">
              <NowCell {...value} />
            </Table.Summary.Cell>,
            ...(answer.before
              ? [
                  <Table.Summary.Cell key={at + 1} index={at + 1} align="right">
                    <BeforeCell {...value} />
                  </Table.Summary.Cell>,
                  <Table.Summary.Cell key={at + 2} index={at + 2} align="right">
                    <ChangeCell {...value} />
                  </Table.Summary.Cell>,
                ]
              : []),
          ]
        })}
      </Table.Summary.Row>
    </Table.Summary>
  )
}
