import { useRules } from '@/api/costs'
import type { Restatement } from '@/api/desk'
import { useImports } from '@/api/imports'
import { useName, useT } from '@/app/i18n'
import { useLabel } from '@/components/labels'

/** useCauseWords words what changed an amount: which file came in or was taken back, which rule changed. */
export function useCauseWords(): (row: Restatement) => string {
  const t = useT()
  const name = useName()
  const label = useLabel()
  const imports = useImports()
  const rules = useRules()
  return (row) => {
    const entry = imports.data?.find((one) => one.import_seq === row.import_seq)
    // Platforms name their exports alike: where several imports share a name, the shop tells them apart.
    const alike = imports.data?.some((one) => one !== entry && one.file_name === entry?.file_name)
    const file = entry ? entry.file_name + (alike && entry.shop ? `（${label('shop', entry.shop)}）` : '') : row.note
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
