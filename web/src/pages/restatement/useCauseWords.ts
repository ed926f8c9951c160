import { useRules } from '@/api/costs'
import type { Restatement } from '@/api/desk'
import { useImports } from '@/api/imports'
import { useName, useT } from '@/app/i18n'

/** useCauseWords words what changed an amount: which file came in or was taken back, which rule changed. */
export function useCauseWords(): (row: Restatement) => string {
  const t = useT()
  const name = useName()
  const imports = useImports()
  const rules = useRules()
  return (row) => {
    const file = imports.data?.find((entry) => entry.import_seq === row.import_seq)?.file_name ?? row.note
    switch (row.cause) {
      case 'import':
        return t('restatement.cause.import', { file })
      case 'undo':
        return t('restatement.cause.undo', { file })
      case 'rule': {
        const [kind = '', ...rest] = row.note.split(' ')
        const known = rules.data?.kinds.find((one) => one.name === kind)
        return t('restatement.cause.rule', { rule: [known ? name(known) : kind, ...rest].join(' ') })
      }
    }
  }
}

/** causeLink leads to what changed an amount. */
export function causeLink(row: Restatement): string {
  if (row.cause !== 'rule') return `/data?tab=history&import=${row.import_seq ?? ''}`
  return row.note.startsWith('unit_cost') ? '/costs' : '/costs?tab=rules'
}
