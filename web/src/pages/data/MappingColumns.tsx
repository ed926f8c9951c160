import { Checkbox, Select } from 'antd'

import type { Format, Mapping, Table } from '@/api/desk'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'
import { PlainHead } from '@/components/PlainHead'

import { dataRows, headersByField, type Draft } from './mapping'

interface MappingColumnsProps {
  draft: Draft
  mapping: Mapping
  table: Table | undefined
  formats: Format[]
  onChange: (draft: Draft) => void
}

/** MappingColumns chooses for each column of the file which field it is. */
export function MappingColumns({ draft, mapping, table, formats, onChange }: MappingColumnsProps) {
  const t = useT()
  const known = headersByField(formats, draft.table)
  const used = new Set(Object.values(draft.fields))
  const keys = new Set(list(table?.key).flatMap((key) => key.split('|')))
  const options = list(table?.fields)
    .map(({ name, kind }) => {
      const headers = known.get(name) ?? []
      return { value: name, kind, headers, key: keys.has(name), search: [name, ...headers].join(' ').toLowerCase() }
    })
    .sort((a, b) => Number(b.key) - Number(a.key) || Number(b.headers.length > 0) - Number(a.headers.length > 0))

  const setField = (header: string, field: string | undefined) => {
    const fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => name !== header))
    if (field) fields[header] = field
    onChange({ ...draft, fields, personal: field ? draft.personal.filter((name) => name !== header) : draft.personal })
  }
  const setPersonal = (header: string, personal: boolean) => {
    const fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => !personal || name !== header))
    const rest = draft.personal.filter((name) => name !== header)
    onChange({ ...draft, fields, personal: personal ? [...rest, header] : rest })
  }
  return (
    <div className="table-scroll mapping-columns">
      <table className="plain-table">
        <caption className="visually-hidden">{t('data.map.columns', { n: list(mapping.header).length })}</caption>
        <PlainHead
          heads={[
            { title: t('data.map.header') },
            { title: t('data.map.sample'), wide: true },
            { title: t('data.map.field') },
            { title: t('data.map.personal') },
          ]}
        />
        <tbody>
          {list(mapping.header).map((header, at) => {
            if (header === '') return null
            const field = draft.fields[header]
            const personal = draft.personal.includes(header)
            return (
              <tr key={`${at} ${header}`} className={field ? 'mapping-used' : undefined}>
                <th scope="row">{header}</th>
                <td className="mapping-sample muted wide-cell">{personal ? '•••' : samplesOf(mapping, at)}</td>
                <td>
                  <Select
                    size="small"
                    className="mapping-field"
                    allowClear
                    aria-label={t('data.map.field.of', { header })}
                    placeholder={t('data.map.unread')}
                    value={field}
                    onChange={(value) => setField(header, value)}
                    showSearch={{ filterOption: (text, option) => option?.search.includes(text.toLowerCase()) ?? false }}
                    popupMatchSelectWidth={340}
                    options={options.map((option) => ({ ...option, label: option.value, disabled: used.has(option.value) && option.value !== field }))}
                    optionRender={({ data }) => (
                      <span className="mapping-option">
                        <span>
                          {data.headers[0] ?? data.value} {data.key && <b>{t('data.map.key')}</b>}
                        </span>
                        <span className="muted">
                          <code>{data.value}</code> {data.headers.slice(1, 3).join('、')}
                        </span>
                      </span>
                    )}
                    labelRender={({ value }) => <>{known.get(String(value))?.[0] ?? value}</>}
                  />
                </td>
                <td>
                  <Checkbox
                    checked={personal}
                    aria-label={t('data.map.personal.of', { header })}
                    onChange={(event) => setPersonal(header, event.target.checked)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function samplesOf(mapping: Mapping, at: number): string {
  const seen = dataRows(mapping)
    .map((row) => row[at] ?? '')
    .filter((value) => value !== '')
  return [...new Set(seen)].slice(0, 3).join(' · ')
}
