import {
  BarChart,
  CustomChart,
  LineChart,
  RadarChart,
  type BarSeriesOption,
  type CustomSeriesOption,
  type LineSeriesOption,
  type RadarSeriesOption,
} from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  RadarComponent,
  TooltipComponent,
  type AriaComponentOption,
  type GridComponentOption,
  type LegendComponentOption,
  type RadarComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import { init, use as register, type ComposeOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | RadarSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | LegendComponentOption
  | RadarComponentOption
  | TooltipComponentOption
>

register([
  BarChart,
  CustomChart,
  LineChart,
  RadarChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  RadarComponent,
  TooltipComponent,
  CanvasRenderer,
])

/** What was clicked: a data point by series and position, or the name of an axis. */
export interface ChartPoint {
  series: string
  index: number
  name: string
}

interface EChartProps {
  option: ChartOption
  label: string
  height: number
  onSelect?: (point: ChartPoint) => void
}

/** EChart is one chart on a canvas that follows its container's size. */
export default function EChart({ option, label, height, onSelect }: EChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)

  useEffect(() => {
    if (!box.current) return
    const created = init(box.current)
    chart.current = created
    const observer = new ResizeObserver(() => created.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      created.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body)
    chart.current?.setOption(
      { animationDuration: 200, animationDurationUpdate: 200, textStyle: { fontFamily }, ...option },
      { notMerge: true },
    )
  }, [option])

  useEffect(() => {
    const current = chart.current
    if (!current || !onSelect) return
    const select = (event: { seriesName?: string; dataIndex?: number; name?: string }) =>
      onSelect({ series: event.seriesName ?? '', index: event.dataIndex ?? -1, name: event.name ?? '' })
    current.on('click', select)
    return () => {
      current.off('click', select)
    }
  }, [onSelect])

  return <div ref={box} role="img" aria-label={label} style={{ height }} className="chart" />
}
