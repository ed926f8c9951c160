import { useT } from '@/app/i18n'
import { DefinitionTip } from '@/components/DefinitionTip'

/** The running totals of the statement. */
export const totalKeys = ['net_revenue', 'cm1', 'cm2', 'cm3', 'operating_profit'] as const
export type TotalKey = (typeof totalKeys)[number]

/** TotalName is a running total's name short enough for a column; its definition has the whole. */
export function TotalName({ name }: { name: TotalKey }) {
  const t = useT()
  return <DefinitionTip name={name}>{t(`profit.short.${name}`)}</DefinitionTip>
}
