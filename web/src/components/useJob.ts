import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { headers } from '@/api/client'
import type { Job } from '@/api/types'

import { readEvents } from './events'

const pause = 1000 // milliseconds before a broken stream is opened again

/**
 * useJob follows a job of the server until it ends; everything on screen is then asked for again,
 * because any number may have changed. It reads the stream itself instead of through EventSource,
 * which cannot say in which language a problem is to be worded.
 */
export function useJob(id: string | undefined): Job | undefined {
  const [job, setJob] = useState<Job>()
  const queries = useQueryClient()
  useEffect(() => {
    if (!id) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = async () => {
      let ended = false
      try {
        const response = await fetch(`/api/jobs/${id}/events`, { headers: headers(), signal: stop.signal })
        await readEvents(response, (data) => {
          const next = JSON.parse(data) as Job
          setJob(next)
          ended = next.state !== 'running'
        })
      } catch {
        // The connection broke; the job goes on without us.
      }
      if (stop.signal.aborted) return
      if (ended) void queries.invalidateQueries()
      else timer = setTimeout(() => void follow(), pause)
    }
    void follow()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [id, queries])
  return job?.id === id ? job : undefined
}
