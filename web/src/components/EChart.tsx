import { CustomChart, LineChart, type CustomSeriesOption, type LineSeriesOption } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  type AriaComponentOption,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import { init, use as register, type ComposeOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

export type ChartOption = ComposeOption<
  | CustomSeriesOption
  | LineSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>

register([CustomChart, LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

interface EChartProps {
  option: ChartOption
  label: string
  height: number
  onSelect?: (point: { series: string; index: number }) => void
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
    const select = (event: { seriesName?: string; dataIndex: number }) =>
      onSelect({ series: event.seriesName ?? '', index: event.dataIndex })
    current.on('click', select)
    return () => {
      current.off('click', select)
    }
  }, [onSelect])

  return <div ref={box} role="img" aria-label={label} style={{ height }} className="chart" />
}
