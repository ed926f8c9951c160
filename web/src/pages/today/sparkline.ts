import type { ChartPoint } from '@/api/radar'

type Point = [number, number]

/** sparklineOf lays a run of days into a box: paths of the expected band, of what was expected and of what was, and the days of a window. */
export function sparklineOf(points: ChartPoint[], from: string, to: string, size: { width: number; height: number }) {
  const values = points.flatMap((p) => [p.actual, p.expected, p.low, p.high]).filter((v) => v !== null)
  const top = Math.max(...values)
  const bottom = Math.min(...values)
  const pad = 3
  const x = (i: number) => round(pad + (i * (size.width - 2 * pad)) / Math.max(1, points.length - 1))
  const y = (v: number) => round(top === bottom ? size.height / 2 : pad + ((top - v) * (size.height - 2 * pad)) / (top - bottom))
  const line = (of: (p: ChartPoint) => number | null) => {
    let path = ''
    let open = false
    points.forEach((p, i) => {
      const v = of(p)
      if (v !== null) path += `${open ? 'L' : 'M'}${x(i)} ${y(v)}`
      open = v !== null
    })
    return path
  }
  const inside = points.map((p, i) => ({ p, i })).filter(({ p }) => p.low !== null && p.high !== null)
  const edge = (of: (p: ChartPoint) => number) => inside.map(({ p, i }) => `${x(i)} ${y(of(p))}`)
  return {
    band: inside.length > 1 ? `M${[...edge((p) => p.high ?? 0), ...edge((p) => p.low ?? 0).reverse()].join('L')}Z` : '',
    expected: line((p) => p.expected),
    actual: line((p) => p.actual),
    marked: points.flatMap((p, i): Point[] => (p.actual !== null && p.day >= from && p.day <= to ? [[x(i), y(p.actual)]] : [])),
  }
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
