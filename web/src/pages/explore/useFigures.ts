import { useMemo } from 'react'

import { useCurrency } from '@/app/currency'
import { useLanguage } from '@/app/i18n'
import { translate } from '@/app/i18n/translate'

import type { Figures } from './figure'

/** useFigures words numbers in the reader's language and the answer's currency. */
export function useFigures(currency: string | undefined): Figures {
  const { language } = useLanguage()
  const own = useCurrency()
  return useMemo(
    () => ({ currency: currency ?? own, language, words: (unit, n) => translate(language, `explore.unit.${unit}`, { n }) }),
    [currency, own, language],
  )
}
