import { useSearchParams } from 'react-router'

import { useStatus } from '@/api/status'

import { paramsOf, questionOf, tidy, type Days, type Question } from './question'

/** What is asked, and the way to ask something else. */
export interface Asker {
  question: Question
  days: Days
  change: (edit: Partial<Question>) => void
}

/** useQuestion reads the question from the address and writes it back; undefined until it is known which days there are. */
export function useQuestion(): Asker | undefined {
  const [params, setParams] = useSearchParams()
  const { data } = useStatus()
  if (!data?.last_day) return undefined
  const days = { first: data.first_day ?? data.last_day, last: data.last_day }
  const question = questionOf(params, days)
  return {
    question,
    days,
    change: (edit) => setParams(paramsOf(tidy({ ...question, ...edit })), { preventScrollReset: true }),
  }
}
