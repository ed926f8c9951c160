import type { Mapping } from '@/api/desk'
import { list } from '@/api/types'
import { useT } from '@/app/i18n'

import { dataRows, type Draft } from './mapping'

/** MappingPreview shows the first rows as they would be read. */
export function MappingPreview({ draft, mapping }: { draft: Draft; mapping: Mapping }) {
  const t = useT()
  const columns = list(mapping.header)
    .map((header, at) => ({ header, at, field: draft.fields[header] }))
    .filter(({ header, field }) => header !== '' && field !== undefined)
  return (
    <div className="table-scroll">
      <table className="plain-table preview-table">
        <caption className="visually-hidden">{t('data.map.preview')}</caption>
        <thead>
          <tr>
            {columns.map(({ header, at, field }) => (
              <th key={at} scope="col">
                {header}
                <br />
                <code>{field}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dataRows(mapping).map((row, i) => (
            <tr key={i}>
              {columns.map(({ at }) => (
                <td key={at}>{row[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
