import type { Candidate, Format, Mapping, NewFormat, Table } from '@/api/desk'
import { list } from '@/api/types'

/** A mapping as it is being made: what each header of the file becomes. */
export interface Draft {
  name: string
  title: string
  platform: string
  table: string
  /** Field of each header; headers that are not read are left out. */
  fields: Record<string, string>
  personal: string[]
  currency: string
  zone: string
  dates: '' | 'dmy' | 'mdy'
}

/** headersByField says, for each field of a table, what known exports call it, the most frequent first. */
export function headersByField(formats: Format[], table: string): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>()
  for (const format of formats) {
    if (format.table !== table) continue
    for (const [header, field] of Object.entries(format.map)) {
      const headers = counts.get(field) ?? new Map<string, number>()
      headers.set(header, (headers.get(header) ?? 0) + 1)
      counts.set(field, headers)
    }
  }
  return new Map(
    [...counts].map(([field, headers]) => [
      field,
      [...headers].sort((a, b) => b[1] - a[1]).map(([header]) => header),
    ]),
  )
}

/** dataRows are the first rows below the header. */
export function dataRows(mapping: Mapping): string[][] {
  return list(mapping.preview)
    .slice(mapping.header_row)
    .map((row) => row ?? [])
}

const bare = (text: string) => text.toLowerCase().replace(/[\s_\-/()（）:：*]/g, '')

/** guessFields maps the headers that known exports of the table use, or that are the field's own name; each field once. */
export function guessFields(header: string[], formats: Format[], table: Table): Record<string, string> {
  const known = new Map<string, string>()
  for (const field of list(table.fields)) known.set(bare(field.name), field.name)
  for (const [field, headers] of headersByField(formats, table.name)) {
    for (const name of headers) if (!known.has(bare(name))) known.set(bare(name), field)
  }
  const fields: Record<string, string> = {}
  const used = new Set<string>()
  for (const name of header) {
    const field = known.get(bare(name))
    if (name === '' || field === undefined || used.has(field)) continue
    fields[name] = field
    used.add(field)
  }
  return fields
}

const personalWords = /姓名|收件人|收货人|收货姓名|电话|手机|地址|身份证|昵称|旺旺|微信号|邮箱|name.*(recipient|buyer)|(recipient|buyer|billing|shipping).*(name|address|phone)|phone|e-?mail|address/i

/** guessPersonal finds headers that look like personal data and are not read as anything. */
export function guessPersonal(header: string[], fields: Record<string, string>): string[] {
  return header.filter((name) => personalWords.test(name) && fields[name] === undefined)
}

/** formatName makes a format's name of its platform and table: lower-case letters, digits and _. */
export function formatName(platform: string, table: string, taken: string[]): string {
  const stem = `my_${platform}_${table}`.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/_+$/, '')
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}_${n}`
    if (!taken.includes(name)) return name
  }
}

/** firstDraft begins a mapping with the format that the file fits best. */
export function firstDraft(mapping: Mapping, formats: Format[], tables: Table[], fileName: string): Draft {
  const nearest: Candidate | undefined = list(mapping.nearest)[0]
  const like = formats.find((format) => format.name === nearest?.format)
  const table = tables.find((t) => t.name === nearest?.table) ?? tables[0]
  const header = list(mapping.header)
  const platform = like?.platform ?? ''
  const guessed = table ? guessFields(header, formats, table) : {}
  const fields = nearest && Object.keys(nearest.map).length > 0 ? nearest.map : guessed
  return {
    name: formatName(platform, table?.name ?? '', formats.map((format) => format.name)),
    title: fileName.replace(/^.*\//, '').replace(/\.[^.]+$/, ''),
    platform,
    table: table?.name ?? '',
    fields,
    personal: guessPersonal(header, fields),
    currency: '',
    zone: '',
    dates: '',
  }
}

export interface DraftProblems {
  /** Fields that name a row and that no header gives; a|b means either. */
  keys: string[]
  /** Fields that two headers claim. */
  twice: string[]
  nothing: boolean
  /** The table's rows belong to a platform and the draft names none. */
  platform: boolean
}

/** problemsOf says what keeps a draft from being saved. A missing key is a warning: the whole row then names it. */
export function problemsOf(draft: Draft, table: Table | undefined): DraftProblems {
  const used = Object.values(draft.fields)
  return {
    keys: list(table?.key).filter((key) => !key.split('|').some((field) => used.includes(field))),
    twice: [...new Set(used.filter((field, i) => used.indexOf(field) !== i))],
    nothing: used.length === 0,
    platform: table?.platform === true && draft.platform === '',
  }
}

/** newFormatOf is the draft as the server keeps it. */
export function newFormatOf(draft: Draft): NewFormat {
  return {
    name: draft.name,
    title: draft.title.trim() || draft.name,
    platform: draft.platform.trim(),
    table: draft.table,
    map: draft.fields,
    personal: draft.personal.length > 0 ? draft.personal : undefined,
    currency: draft.currency.trim().toUpperCase() || undefined,
    zone: draft.zone.trim() || undefined,
    dates: draft.dates || undefined,
  }
}
