import { Input } from 'antd'
import { useId } from 'react'

import { parted, type Fault } from './fault'

interface TypedInputProps {
  label: string
  example: string
  value: string
  fault: Fault | undefined
  onCommit: (text: string) => void
}

/** TypedInput takes a condition or a formula and shows at which character the server could not follow. */
export function TypedInput({ label, example, value, fault, onCommit }: TypedInputProps) {
  const note = useId()
  return (
    <span className="explore-typed">
      <Input
        key={value}
        aria-label={label}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? note : undefined}
        className="explore-code"
        status={fault && 'error'}
        defaultValue={value}
        placeholder={example}
        spellCheck={false}
        autoCapitalize="off"
        allowClear
        onPressEnter={({ currentTarget }) => onCommit(currentTarget.value.trim())}
        onBlur={({ target }) => {
          if (target.value.trim() !== value) onCommit(target.value.trim())
        }}
      />
      {fault && <FaultNote id={note} text={value} fault={fault} />}
    </span>
  )
}

/** FaultNote shows the character that is wrong, and why. */
export function FaultNote({ id, text, fault }: { id?: string; text: string; fault: Fault }) {
  const [before, wrong, after] = parted(text, fault.at)
  return (
    <span id={id} className="explore-fault" role="alert">
      <code aria-hidden>
        {before}
        <mark>{wrong}</mark>
        {after}
      </code>
      <span>{fault.detail}</span>
    </span>
  )
}
