import type { Control } from '@/api/desk'

export interface ControlSum {
  name: string
  file: string
  imported: string
  /** Imported less file; undefined where one of them is no number. */
  difference: string | undefined
  /** Most files state no totals: then there is only what was imported. */
  state: 'agrees' | 'differs' | 'unstated'
}

const order = ['differs', 'agrees', 'unstated']

/** controlSums sets the totals that a file states beside those that were imported, differences first. */
export function controlSums(control: Record<string, Control> | null | undefined): ControlSum[] {
  return Object.entries(control ?? {})
    .map(([name, { file, imported }]): ControlSum => {
      const difference = decimalDifference(imported, file)
      return { name, file, imported, difference, state: file === '' ? 'unstated' : difference === '0' ? 'agrees' : 'differs' }
    })
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

/** decimalDifference is a − b, exactly. */
export function decimalDifference(a: string, b: string): string | undefined {
  const shape = /^(-?)(\d*)(?:\.(\d*))?$/
  const [x, y] = [shape.exec(a), shape.exec(b)]
  if (!x || !y || a === '' || b === '') return undefined
  const scale = Math.max(x[3]?.length ?? 0, y[3]?.length ?? 0)
  const units = (m: RegExpExecArray) => BigInt(`${m[1]}${m[2] ?? ''}${(m[3] ?? '').padEnd(scale, '0')}` || '0')
  const difference = units(x) - units(y)
  const digits = (difference < 0n ? -difference : difference).toString().padStart(scale + 1, '0')
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - scale)
  return (difference < 0n ? '-' : '') + whole + (fraction && scale > 0 ? `.${fraction}` : '')
}
