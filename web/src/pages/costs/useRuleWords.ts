import type { Kind, Rule } from '@/api/desk'
import { useCurrency } from '@/app/currency'
import { useLanguage, useT } from '@/app/i18n'
import { formatMoney } from '@/components/format'
import { useLabel } from '@/components/labels'

import { formatPercent } from './decimal'
import { hasAmount, hasRate, scopeFields } from './ruleDraft'

/** The units that an amount or rate may be counted by. */
export const bases = ['unit', 'parcel', 'order', 'revenue', 'cost', 'session', 'hour', 'day', 'month'] as const

/** useRuleWords words what a rule holds for, what it says and when. */
export function useRuleWords() {
  const t = useT()
  const { language } = useLanguage()
  const own = useCurrency()
  const label = useLabel()

  const basis = (name: string) => {
    const known = bases.find((one) => one === name)
    return known ? t(`costs.basis.${known}`) : name
  }
  return {
    basis,
    scope: (rule: Rule): string => {
      const parts = [
        rule.platform && label('platform', rule.platform),
        rule.shop && label('shop', rule.shop),
        ...scopeFields.map((field) => rule[field] && `${t(`costs.scope.${field}`)} ${rule[field]}`),
        (rule.min_weight ?? 0) + (rule.max_weight ?? 0) > 0 &&
          t('costs.scope.weight', { min: rule.min_weight ?? 0, max: rule.max_weight ? rule.max_weight : '∞' }),
      ].filter((part) => part)
      return parts.length > 0 ? parts.join(' · ') : t('costs.scope.any')
    },
    value: (rule: Rule, kind: Kind): string => {
      const unit = rule.basis ? rule.basis : (kind.bases?.[0] ?? '')
      const amount = formatMoney(rule.amount ?? 0, rule.currency ? rule.currency : own, language)
      const parts: string[] = []
      if (hasRate(kind) && (!hasAmount(kind) || rule.rate)) parts.push(`${formatPercent(rule.rate ?? 0)}%`)
      if (hasAmount(kind) && (!hasRate(kind) || rule.amount || !rule.rate)) parts.push(`${amount} / ${basis(unit)}`)
      return parts.join(' + ')
    },
    period: (rule: Rule): string => {
      if (rule.from && rule.to) return `${rule.from} – ${rule.to}`
      if (rule.from) return t('costs.since', { day: rule.from })
      return rule.to ? t('costs.until', { day: rule.to }) : t('costs.always')
    },
  }
}
