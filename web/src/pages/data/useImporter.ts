import { useRef, useState } from 'react'

import type { FileResult } from '@/api/desk'
import { sendFiles } from '@/api/imports'
import { list, type Job } from '@/api/types'
import { useJobRun } from '@/components/useJobRun'

import type { Picked } from './dropped'

/** A file that was sent, and what became of it. */
export interface Imported {
  key: string
  picked: Picked | undefined
  result: FileResult
}

export interface ImportOptions {
  shop?: string
  format?: string
}

export interface Importer {
  files: Imported[]
  /** Bytes sent so far, while files are being sent. */
  sending: { sent: number; total: number } | undefined
  job: Job | undefined
  running: boolean
  error: unknown
  start: (picked: Picked[], options: ImportOptions) => void
  /** Sends one file again; its new result takes the place of the old one. */
  retry: (imported: Imported, options: ImportOptions) => void
  cancel: () => void
  clear: () => void
}

interface Batch {
  number: number
  picked: Picked[]
  replaces: string | undefined
}

/** useImporter sends files, follows their import and keeps what became of each. */
export function useImporter(): Importer {
  const [files, setFiles] = useState<Imported[]>([])
  const [sending, setSending] = useState<Importer['sending']>()
  const batch = useRef<Batch>({ number: 0, picked: [], replaces: undefined })
  const upload = useRef<AbortController>(null)

  const run = useJobRun((job) => {
    if (job.state !== 'done') return
    const done = batch.current
    const results = list(job.result?.files)
    const added = results.map((result, i): Imported => {
      return { key: `${done.number}.${i}`, picked: done.picked.find(({ path }) => path === result.path), result }
    })
    setFiles((before) =>
      done.replaces === undefined
        ? [...added, ...before]
        : before.flatMap((imported) => (imported.key === done.replaces ? added : [imported])),
    )
  })

  const send = (picked: Picked[], options: ImportOptions, replaces?: string) => {
    batch.current = { number: batch.current.number + 1, picked, replaces }
    const stop = new AbortController()
    upload.current = stop
    const total = picked.reduce((sum, { file }) => sum + file.size, 0)
    setSending({ sent: 0, total })
    void run
      .start(() =>
        sendFiles(
          { files: picked, ...options },
          (sent, all) => setSending({ sent, total: all }),
          stop.signal,
        ),
      )
      .finally(() => setSending(undefined))
  }

  return {
    files,
    sending,
    job: run.job,
    running: run.running,
    error: run.error instanceof DOMException && run.error.name === 'AbortError' ? undefined : run.error,
    start: (picked, options) => send(picked, options),
    retry: (imported, options) => {
      if (imported.picked) send([imported.picked], options, imported.key)
    },
    cancel: () => {
      if (sending) upload.current?.abort()
      else run.cancel()
    },
    clear: () => setFiles([]),
  }
}
