import { headers } from './client'
import { ProblemError, problemFrom } from './problem'

/**
 * download saves what an address answers as a file. It is fetched rather than linked to, so that the
 * columns are named in the reader's language and a refusal is told instead of being saved.
 */
export async function download(url: string): Promise<void> {
  const response = await fetch(url, { headers: headers() }).catch((cause: unknown) => {
    throw ProblemError.offline(cause)
  })
  if (!response.ok) throw await problemFrom(response)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = fileName(response.headers.get('content-disposition')) ?? url.replace(/\?.*$/, '').replace(/^.*\//, '')
  link.click()
  URL.revokeObjectURL(link.href)
}

/** fileName reads the name that the server gives a file. */
export function fileName(disposition: string | null): string | undefined {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1]
}
