import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Tag } from 'antd'

import type { Kind, Rule } from '@/api/desk'
import { useT } from '@/app/i18n'
import { PlainHead } from '@/components/PlainHead'

import { useRuleWords } from './useRuleWords'

interface RuleTableProps {
  kind: Kind
  rules: Rule[]
  busy: boolean
  onEdit: (rule: Rule) => void
  onDelete: (rule: Rule) => void
}

/** RuleTable is the rules of one kind, the merchant's own first. */
export function RuleTable({ kind, rules, busy, onEdit, onDelete }: RuleTableProps) {
  const t = useT()
  const words = useRuleWords()
  const sorted = [...rules].sort((a, b) => Number(a.source === 'default') - Number(b.source === 'default'))
  return (
    <div className="table-scroll">
      <table className="plain-table rule-table">
        <PlainHead
          heads={[
            { title: t('costs.rule.scope') },
            { title: t('costs.rule.value') },
            { title: t('costs.rule.period'), wide: true },
            { title: t('costs.rule.source') },
            { title: t('costs.rule.note'), wide: true },
            { title: t('costs.rule.edit'), silent: true },
          ]}
        />
        <tbody>
          {sorted.map((rule) => {
            const scope = words.scope(rule)
            return (
              <tr key={rule.id}>
                <th scope="row">
                  {scope}
                  {(rule.from ?? rule.to) && <span className="narrow-only rule-note muted">{words.period(rule)}</span>}
                </th>
                <td className="num">{words.value(rule, kind)}</td>
                <td className="num wide-cell">{words.period(rule)}</td>
                <td>
                  <Tag {...(rule.source === 'default' ? { className: 'tag-estimated' } : { color: 'cyan' })}>{t(`costs.rule.source.${rule.source || 'user'}`)}</Tag>
                </td>
                <td className="wide-cell muted rule-note">{rule.note}</td>
                <td className="rule-actions">
                  <Button
                    type="text"
                    size="small"
                    disabled={busy}
                    icon={<EditOutlined aria-hidden />}
                    aria-label={`${t('costs.rule.edit')} ${scope}`}
                    onClick={() => onEdit(rule)}
                  />
                  <Popconfirm
                    title={t('costs.rule.delete.title')}
                    description={t('costs.rule.delete.meaning')}
                    okText={t('costs.rule.delete')}
                    okButtonProps={{ danger: true }}
                    onConfirm={() => onDelete(rule)}
                  >
                    <Button
                      type="text"
                      size="small"
                      danger
                      disabled={busy}
                      icon={<DeleteOutlined aria-hidden />}
                      aria-label={`${t('costs.rule.delete')} ${scope}`}
                    />
                  </Popconfirm>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
