import { Popover } from 'antd'
import type { ReactNode } from 'react'

/** Explained is a column's name with what it means, on hover, focus and touch. */
export function Explained({ meaning, children }: { meaning: string; children: ReactNode }) {
  return (
    <Popover trigger={['hover', 'focus', 'click']} content={<div className="definition">{meaning}</div>}>
      <button type="button" className="definition-tip">
        {children}
      </button>
    </Popover>
  )
}
