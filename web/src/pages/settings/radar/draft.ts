import type { Promotion, RadarSettings } from '@/api/radar'
import { list } from '@/api/types'
import { minorDigits } from '@/components/format'

/** Draft is the radar's settings while they are edited. */
export type Draft = Omit<RadarSettings, '$schema' | 'off' | 'promotions'> & { off: string[]; promotions: Promotion[] }

/** draftOf takes the settings alone from the answer, which also holds the built-in rules. */
export function draftOf(settings: RadarSettings): Draft {
  const { cap, cool_down, min_stake, min_change, chance, targets, floors, top } = settings
  return { cap, cool_down, min_stake, min_change, chance, targets, floors, top, off: list(settings.off), promotions: list(settings.promotions) }
}

/** watch switches a metric on or off. */
export function watch(draft: Draft, metric: string, on: boolean): Draft {
  const off = draft.off.filter((one) => one !== metric)
  return { ...draft, off: on ? off : [...off, metric] }
}

/** put sets one entry of a map, or takes it out where there is nothing to say. */
export function put(map: Record<string, number>, key: string, value: number | null): Record<string, number> {
  const next = { ...map }
  if (value === null) delete next[key]
  else next[key] = value
  return next
}

/** scaleOf is how many of a metric's own unit one of what people type is: cents per yuan, hundredths per percent. */
export function scaleOf(unit: string, currency: string): number {
  if (unit === 'money') return 10 ** minorDigits(currency)
  return unit === 'ratio' ? 0.01 : 1
}

/** typed is a value as people type it; rounded, so that 0.07 reads 7 and not 7.000000000000001. */
export function typed(value: number, unit: string, currency: string): number {
  return Number((value / scaleOf(unit, currency)).toFixed(6))
}

/** meant is what a typed number means in the metric's unit. */
export function meant(input: number, unit: string, currency: string): number {
  return Number((input * scaleOf(unit, currency)).toFixed(8))
}

/** faultOf says what keeps a promotion from being saved. */
export function faultOf({ name, from, to }: Promotion): 'name' | 'days' | undefined {
  if (name.trim() === '') return 'name'
  return from === '' || to === '' || to < from ? 'days' : undefined
}
