import { queryText } from '@/api/client'
import type { Asking } from '@/api/query'

/** quoted is a word of a POSIX shell. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** The flags of suanpan query, which are named after what they ask but for the limit. */
export function commandLine(asking: Asking): string {
  const words = ['suanpan', 'query']
  const flag = (name: string, value: string | undefined) => {
    if (value !== undefined) words.push(`--${name}`, quoted(value))
  }
  flag('metrics', asking.metrics.join(','))
  flag('by', asking.by?.join(','))
  flag('grain', asking.grain)
  flag('from', asking.from)
  flag('to', asking.to)
  for (const filter of asking.filter ?? []) flag('filter', filter)
  flag('where', asking.where)
  flag('having', asking.having)
  for (const formula of asking.formula ?? []) flag('formula', formula)
  flag('compare', asking.compare)
  flag('order', asking.order?.join(','))
  flag('top', asking.limit?.toString())
  if (asking.rest) words.push('--rest')
  flag('currency', asking.currency)
  return words.join(' ')
}

/** curlLine asks the same over HTTP with a token that may read. */
export function curlLine(asking: Asking, origin: string): string {
  const readable = queryText(asking).replaceAll('%2C', ',').replaceAll('%3A', ':')
  return `curl -s -H "Authorization: Bearer $TOKEN" ${quoted(`${origin}/api/query?${readable}`)}`
}
