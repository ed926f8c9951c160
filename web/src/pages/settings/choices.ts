/** Currencies that merchants are most likely to choose; any other may be typed. */
export const currencies = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'SGD', 'MYR', 'THB', 'VND', 'IDR', 'PHP']

/** Hours at which a business day may begin. */
export const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** hourLabel words an hour of the day: 4 is 04:00. */
export function hourLabel(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** zoneOptions are the time zones of this browser, and the one that is chosen. */
export function zoneOptions(chosen: string): { value: string }[] {
  return [...new Set([chosen, ...Intl.supportedValuesOf('timeZone')])].filter((zone) => zone !== '').map((value) => ({ value }))
}
