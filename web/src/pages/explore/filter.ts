/** The operators of a filter; values of "" are rows without a value. */
export const operators = ['in', 'not', 'contains'] as const
export type Operator = (typeof operators)[number]

/** Filter keeps the rows whose dimension is one of the values, none of them, or contains the one. */
export interface Filter {
  dimension: string
  operator: Operator
  values: string[]
}

const escape = (value: string) => value.replace(/[%,]/g, encodeURIComponent)

function unescape(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value // a stray percent sign that somebody typed
  }
}

/** filterText writes a filter for the address: dimension:operator:values, commas in values escaped. */
export function filterText(f: Filter): string {
  return `${f.dimension}:${f.operator}:${f.values.map(escape).join(',')}`
}

/** parseFilter reads filterText, and the dimension:value and dimension:eq:value of other pages. */
export function parseFilter(text: string): Filter | undefined {
  const [, dimension, operator, rest] = /^(\w+):(?:(eq|in|not|contains):)?(.*)$/s.exec(text) ?? []
  if (dimension === undefined || rest === undefined) return undefined
  switch (operator) {
    case 'in':
    case 'not':
    case 'contains':
      return { dimension, operator, values: rest.split(',').map(unescape) }
    default:
      return { dimension, operator: 'in', values: [rest] }
  }
}

/** asked is the filter as the server reads it, which knows no escapes; undefined if it can only be typed. */
export function asked(f: Filter): string | undefined {
  if (f.operator === 'contains') return `${f.dimension}:contains:${f.values.join(',')}`
  return f.values.some((value) => value.includes(',')) ? undefined : `${f.dimension}:${f.operator}:${f.values.join(',')}`
}

/** typed is the same as a typed condition. */
export function typed(f: Filter): string {
  const list = `${f.dimension} in [${f.values.map((value) => JSON.stringify(value)).join(', ')}]`
  return f.operator === 'not' ? `not (${list})` : list
}
