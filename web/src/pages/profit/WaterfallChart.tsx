import { useMemo } from 'react'

import { useLanguage, useName, useT } from '@/app/i18n'
import { usePalette } from '@/app/theme'
import { useWide } from '@/app/useWide'
import { Chart } from '@/components/Chart'
import { formatMoney, formatMoneyShort, formatRatio } from '@/components/format'

import type { Step } from './steps'
import type { TotalKey } from './TotalName'
import { waterfallOption } from './waterfall'

interface WaterfallChartProps {
  steps: Step[]
  /** Minor units; what a missing share is a share of. */
  listSales: number
  currency: string
}

/** WaterfallChart is the profit statement from list sales down to operating profit. */
export function WaterfallChart({ steps, listSales, currency }: WaterfallChartProps) {
  const t = useT()
  const name = useName()
  const { language } = useLanguage()
  const colors = usePalette()
  const wide = useWide()
  const title = (step: Step) => (step.kind === 'total' ? t(`profit.short.${step.name as TotalKey}`) : name(step))
  const option = useMemo(
    () =>
      waterfallOption(steps, listSales, colors, {
        name: title,
        money: (minor) => formatMoney(minor, currency, language),
        short: (minor) => formatMoneyShort(minor, currency, language),
        ratio: (ratio) => formatRatio(ratio, language, 0),
        actual: t('shell.status.actual'),
        estimated: t('shell.status.estimated'),
        missing: t('shell.status.missing'),
        unreliable: t('shell.unreliable'),
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- t and name change with the language only
    [steps, listSales, colors, currency, language],
  )
  const label = steps
    .filter((step) => step.kind === 'total')
    .map((step) => `${name(step)} ${step.total?.reliable ? formatMoney(step.amount, currency, language) : t('shell.unreliable')}`)
  return (
    <Chart
      option={option}
      height={Math.max(260, steps.length * (wide ? 23 : 20) + 36)}
      label={`${t('profit.statement')}: ${label.join(', ')}`}
    />
  )
}
