import { CloseOutlined, PlusOutlined, SaveOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'

import { useT } from '@/app/i18n'

import { faultOf } from './fault'
import type { Formula, Question } from './question'
import { TypedInput } from './TypedInput'
import type { Asker } from './useQuestion'

interface FormulaListProps {
  asker: Asker
  error: unknown
  onSave: (formula: Formula) => void
}

/** replaced is the question with a formula changed or, without a next one, dropped, wherever its name stands. */
function replaced(q: Question, old: Formula, next?: Formula): Partial<Question> {
  return {
    formulas: q.formulas.flatMap((f) => (f !== old ? [f] : next ? [next] : [])),
    metrics: q.metrics.flatMap((name) => (name !== old.name ? [name] : next ? [next.name] : [])),
  }
}

/** FormulaList holds metrics of this question alone. */
export function FormulaList({ asker: { question, change }, error, onSave }: FormulaListProps) {
  const t = useT()
  const add = () => {
    const taken = question.formulas.map((f) => f.name)
    const at = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((n) => !taken.includes(`f${n}`)) ?? 10
    const formula = { name: `f${at}`, formula: 'refund_amount / gmv' }
    change({ formulas: [...question.formulas, formula], metrics: [...question.metrics, formula.name] })
  }
  return (
    <div className="explore-formulas">
      {question.formulas.map((formula) => (
        <div key={formula.name} className="explore-formula" role="group" aria-label={t('explore.formula.of', { name: formula.name })}>
          <Input
            key={formula.name}
            className="explore-code explore-formula-name"
            aria-label={t('explore.formula.name')}
            defaultValue={formula.name}
            onPressEnter={({ currentTarget }) => currentTarget.blur()}
            onBlur={({ target }) => {
              const name = target.value.trim()
              if (name && name !== formula.name) change(replaced(question, formula, { ...formula, name }))
            }}
          />
          <span aria-hidden>=</span>
          <TypedInput
            label={t('explore.formula.of', { name: formula.name })}
            example="refund_amount / gmv"
            value={formula.formula}
            fault={faultOf(error, formula.name)}
            onCommit={(text) => change(replaced(question, formula, text ? { ...formula, formula: text } : undefined))}
          />
          <Button
            type="text"
            icon={<SaveOutlined />}
            aria-label={t('explore.formula.save', { name: formula.name })}
            title={t('explore.formula.save', { name: formula.name })}
            onClick={() => onSave(formula)}
          />
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('explore.formula.remove', { name: formula.name })}
            onClick={() => change(replaced(question, formula))}
          />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={add}>
        {t('explore.formula.add')}
      </Button>
    </div>
  )
}
