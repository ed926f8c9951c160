import createClient, { type Middleware } from 'openapi-fetch'

import type { Language } from '@/app/i18n'

import { ProblemError, problemFrom } from './problem'
import type { paths } from './schema'

let language: Language = 'zh-CN'

/** speak sets the language in which the server words its answers. */
export function speak(next: Language): void {
  language = next
}

/** headers are what every request carries, also those that do not go through the client. */
export function headers(): Record<string, string> {
  return { 'Accept-Language': language }
}

const words: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language)
    return request
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemFrom(response)
  },
  onError({ error }) {
    return error instanceof ProblemError ? error : ProblemError.offline(error)
  },
}

type QueryValue = string | number | boolean | string[] | null | undefined

/**
 * queryText writes a query as the server reads it: a list is one comma-separated value, but filters and
 * formulas, which may hold commas themselves, are repeated.
 */
export function queryText(query: object): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query as Record<string, QueryValue>)) {
    if (value === undefined || value === null || value === '') continue
    if (name === 'filter' || name === 'formula') for (const item of value as string[]) params.append(name, item)
    else params.append(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  return params.toString()
}

/** client calls the server by the paths of its OpenAPI document; anything but success throws a ProblemError. */
export const client = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  fetch: (request: Request) => globalThis.fetch(request),
  querySerializer: queryText,
})
client.use(words)

/** answer unwraps the data of a call; the client has thrown already if there was none. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  if (data === undefined) throw new ProblemError({ status: 0, code: 'empty_answer', detail: '', title: '' })
  return data
}
