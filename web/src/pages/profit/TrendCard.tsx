import { Card, Skeleton } from 'antd'
import { useMemo } from 'react'

import { useStatement, type Scope } from '@/api/statement'
import { list } from '@/api/types'
import { useLanguage, useT } from '@/app/i18n'
import { usePalette } from '@/app/theme'
import { Chart } from '@/components/Chart'
import { ErrorNotice } from '@/components/ErrorNotice'
import { formatMoney, formatMoneyShort } from '@/components/format'
import { grainOf, type Period } from '@/components/period'

import { trendOption } from './trend'

const shown = ['net_revenue', 'cm1', 'cm3', 'operating_profit'] as const

/** TrendCard is net revenue and what was left of it, day by day. */
export function TrendCard({ scope, period }: { scope: Scope | undefined; period: Period }) {
  const t = useT()
  const { language } = useLanguage()
  const colors = usePalette()
  const daily = useStatement(scope && { ...scope, compare: undefined }, { by: 'day', grain: grainOf(period) })
  const rows = useMemo(
    () => list(daily.data?.rows).filter((row) => row.key).sort((a, b) => a.key.localeCompare(b.key)),
    [daily.data],
  )
  const option = useMemo(() => {
    const currency = daily.data?.currency ?? 'CNY'
    return trendOption(
      rows,
      shown.map((key) => ({ key, title: t(`profit.short.${key}`) })),
      colors,
      {
        money: (minor) => formatMoney(minor, currency, language),
        short: (minor) => formatMoneyShort(minor, currency, language),
        unreliable: t('shell.unreliable'),
        bound: t('profit.headline.before'),
      },
    )
    // eslint-disable-next-line react-hooks/exhaustive-deps -- t changes with the language only
  }, [rows, daily.data, colors, language])
  return (
    <Card size="small" className="trend-card" title={<h2>{t('profit.trend')}</h2>}>
      {daily.error ? (
        <ErrorNotice error={daily.error} retry={() => void daily.refetch()} />
      ) : daily.data ? (
        <>
          <Chart option={option} height={290} label={`${t('profit.trend')} ${period.from} – ${period.to}`} />
          {rows.some((row) => !row.subtotals.operating_profit?.reliable) && <p className="note">{t('profit.trend.gaps')}</p>}
        </>
      ) : (
        <Skeleton active />
      )}
    </Card>
  )
}
