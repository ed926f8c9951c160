import { useParams, useSearchParams } from 'react-router'

import { useWhy } from '@/api/radar'

/** FindingPage is what stands behind a finding: where it sits, what it is made of, what happened then. */
export function FindingPage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const why = useWhy(id, params.get('day') ?? undefined)
  return (
    <div className="page">
      <h1 className="page-title">{why.data?.finding.metric.zh}</h1>
    </div>
  )
}
