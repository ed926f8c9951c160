import type { AxisScore } from '@/api/radar'
import type { Palette } from '@/app/theme'
import type { ChartOption } from '@/components/EChart'

interface RadarWords {
  axis: (axis: AxisScore['axis']) => string
  score: (score: number | null) => string
  week: string
  usual: string
}

/** usual is the score of a week like the others. */
export const usual = 50

/** radarOption draws the five axes, 0 to 100, over the line of a usual week. An axis without a score stands at the centre and says so by a dash. */
export function radarOption(axes: AxisScore[], colors: Palette, words: RadarWords): ChartOption {
  return {
    tooltip: { trigger: 'item', confine: true },
    radar: {
      radius: '66%',
      center: ['50%', '53%'],
      splitNumber: 4,
      triggerEvent: true,
      indicator: axes.map(({ axis, score }) => ({ name: `${words.axis(axis)} ${words.score(score)}`, min: 0, max: 100 })),
      axisName: { color: colors.ink, fontSize: 12, fontWeight: 500 },
      axisLine: { lineStyle: { color: colors.line } },
      splitLine: { lineStyle: { color: colors.line } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        data: [
          {
            name: words.usual,
            value: axes.map(() => usual),
            symbol: 'none',
            lineStyle: { color: colors.compare, type: [4, 3], width: 1.2 },
            areaStyle: { opacity: 0 },
          },
          {
            name: words.week,
            value: axes.map(({ score }) => Math.round(score ?? 0)),
            symbolSize: 5,
            itemStyle: { color: colors.primary },
            lineStyle: { color: colors.primary, width: 2 },
            areaStyle: { color: colors.primary, opacity: 0.16 },
          },
        ],
      },
    ],
  }
}

/** toneOf says on which side of the usual a score stands out: 20 and 80 are what one week in five is below or above. */
export function toneOf(score: number | null): 'none' | 'low' | 'high' | 'usual' {
  if (score === null) return 'none'
  return score < 20 ? 'low' : score > 80 ? 'high' : 'usual'
}
