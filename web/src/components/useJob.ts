import { useEffect, useState } from 'react'

import type { Job } from '@/api/types'

/**
 * useJob follows a job of the server until it ends. The events are the job itself, each time it
 * changes; the browser reconnects by itself when the connection breaks.
 */
export function useJob(id: string | undefined): Job | undefined {
  const [job, setJob] = useState<Job>()
  useEffect(() => {
    if (!id) return
    const events = new EventSource(`/api/jobs/${id}/events`)
    const read = (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Job
      setJob(next)
      if (next.state !== 'running') events.close()
    }
    events.addEventListener('message', read)
    events.addEventListener('job', read)
    return () => events.close()
  }, [id])
  return job?.id === id ? job : undefined
}
