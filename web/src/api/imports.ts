import { useQuery } from '@tanstack/react-query'

import { answer, client, headers } from './client'
import { ProblemError, type Problem } from './problem'
import { list } from './types'

/** useImports is the import log, newest first. */
export function useImports() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => answer(client.GET('/api/imports', { signal })),
    select: (data) => list(data.imports),
  })
}

/** toggleImport takes an import back, or brings one back that was. It gives the job to watch. */
export function toggleImport(seq: number, action: 'undo' | 'redo'): Promise<string> {
  const params = { params: { path: { seq } } }
  return answer(
    action === 'undo' ? client.POST('/api/imports/{seq}/undo', params) : client.POST('/api/imports/{seq}/redo', params),
  ).then((job) => job.id)
}

/** cancelJob asks a job to stop; what it has not committed is undone. */
export async function cancelJob(id: string): Promise<void> {
  await client.DELETE('/api/jobs/{id}', { params: { path: { id } } })
}

export interface Upload {
  /** Each with its path within the folder it came in, by which files of one name are told apart. */
  files: { file: File; path: string }[]
  /** Name of the shop the files belong to; empty lets the files decide. */
  shop?: string
  /** Name of the format to read them as; empty recognises them. */
  format?: string
}

/**
 * sendFiles uploads files and gives the import job to watch. It uses XMLHttpRequest, because fetch
 * cannot say how much of a large file has been sent.
 */
export function sendFiles(upload: Upload, progress: (sent: number, total: number) => void, signal: AbortSignal): Promise<string> {
  const form = new FormData()
  if (upload.shop) form.append('shop', upload.shop)
  if (upload.format) form.append('format', upload.format)
  for (const { file, path } of upload.files) form.append('files', file, path)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/imports')
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => progress(event.loaded, event.total))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve((JSON.parse(request.responseText) as { id: string }).id)
      else reject(refusal(request))
    })
    request.addEventListener('error', () => reject(ProblemError.offline(undefined)))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

function refusal(request: XMLHttpRequest): ProblemError {
  const plain: Problem = {
    status: request.status,
    title: request.statusText,
    detail: '',
    code: `http_${request.status}`,
  }
  try {
    return new ProblemError({ ...plain, ...(JSON.parse(request.responseText) as Partial<Problem>) })
  } catch {
    return request.status >= 502 ? ProblemError.offline(request.responseText) : new ProblemError(plain)
  }
}
