import { useCourse, type ChartPoint, type Finding } from '@/api/radar'
import { list } from '@/api/types'

import { sparklineOf } from './sparkline'

const days = 28
const size = { width: 132, height: 34 }

/** Sparkline is the last four weeks of a finding's figure with what was expected; the finding says it in words. */
export function Sparkline({ finding }: { finding: Finding }) {
  const course = useCourse(finding.metric.name, finding.cell, finding.day, days)
  return (
    <svg className="sparkline" viewBox={`0 0 ${size.width} ${size.height}`} width={size.width} height={size.height} aria-hidden>
      {course.data && <Lines points={list(course.data.points)} from={finding.from} to={finding.to} />}
    </svg>
  )
}

function Lines({ points, from, to }: { points: ChartPoint[]; from: string; to: string }) {
  const { band, expected, actual, marked } = sparklineOf(points, from, to, size)
  return (
    <>
      <path className="spark-band" d={band} />
      <path className="spark-expected" d={expected} />
      <path className="spark-actual" d={actual} />
      {marked.map(([x, y]) => (
        <circle key={x} className="spark-mark" cx={x} cy={y} r={2.2} />
      ))}
    </>
  )
}
