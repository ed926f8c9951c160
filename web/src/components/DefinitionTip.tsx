import { Popover } from 'antd'
import type { ReactNode } from 'react'

import { useDefinition } from '@/api/definitions'
import { useT } from '@/app/i18n'

interface DefinitionTipProps {
  /** Component, subtotal or metric. */
  name: string
  /** What is shown; the thing's own name if left out. */
  children?: ReactNode
}

/** DefinitionTip is a name that explains itself on hover, focus and touch. */
export function DefinitionTip({ name, children }: DefinitionTipProps) {
  const t = useT()
  const definition = useDefinition(name)
  if (!definition) return <>{children ?? name}</>
  const shown = typeof children === 'string' ? children : definition.title
  return (
    <Popover
      trigger={['hover', 'focus', 'click']}
      title={definition.title}
      content={
        <div className="definition">
          {definition.meaning && <p>{definition.meaning}</p>}
          {definition.parts.length > 0 && <p>{definition.parts.join(' + ')}</p>}
          <p className="muted">
            {t('shell.definition.income')} <code>{definition.name}</code>
          </p>
        </div>
      }
    >
      <button type="button" className="definition-tip" aria-label={t('shell.definition.of', { name: shown })}>
        {children ?? definition.title}
      </button>
    </Popover>
  )
}
