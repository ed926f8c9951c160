import { lazy, Suspense } from 'react'
import { Skeleton } from 'antd'

import type { ChartOption, ChartPoint } from './EChart'

const EChart = lazy(() => import('./EChart'))

interface ChartProps {
  option: ChartOption
  /** What the chart shows, in a sentence; a table with the same figures stands beside it. */
  label: string
  height: number
  /** A click on a data point or, of a radar, on the name of an axis. */
  onSelect?: (point: ChartPoint) => void
}

/** Chart draws with ECharts, which is loaded with the first chart that is shown. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: props.height }} />}>
      <EChart {...props} />
    </Suspense>
  )
}
