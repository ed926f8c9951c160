import { useEffect, useEffectEvent, useState } from 'react'

import { cancelJob } from '@/api/imports'
import type { Job } from '@/api/types'

import { useJob } from './useJob'

export interface JobRun {
  /** The job as it stands, running or ended; undefined before the first one. */
  job: Job | undefined
  running: boolean
  /** Why the job could not be started. */
  error: unknown
  start: (request: () => Promise<string>) => Promise<void>
  cancel: () => void
}

/** useJobRun starts one job at a time and says when it has ended. */
export function useJobRun(onEnd: (job: Job) => void): JobRun {
  const [id, setID] = useState<string>()
  const [starting, setStarting] = useState(false)
  const [error, setError] = useState<unknown>()
  const job = useJob(id)
  const ended = useEffectEvent(onEnd)
  useEffect(() => {
    if (job && job.state !== 'running') ended(job)
  }, [job])
  return {
    job,
    running: starting || (id !== undefined && (job === undefined || job.state === 'running')),
    error,
    start: async (request) => {
      setStarting(true)
      setError(undefined)
      try {
        setID(await request())
      } catch (reason) {
        setError(reason)
      } finally {
        setStarting(false)
      }
    },
    cancel: () => {
      if (id) void cancelJob(id)
    },
  }
}
