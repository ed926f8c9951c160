import { CheckOutlined } from '@ant-design/icons'

import type { Control, Note } from '@/api/desk'
import { useFormats } from '@/api/formats'
import { useLanguage, useT } from '@/app/i18n'
import { formatNumber } from '@/components/format'

import { controlSums } from './controls'
import { headersByField } from './mapping'

/** ControlSums sets what a file says its columns add up to beside what was imported. */
export function ControlSums({ control }: { control: Record<string, Control> | null | undefined }) {
  const t = useT()
  const sums = controlSums(control)
  if (sums.length === 0) return null
  const wrong = sums.filter((sum) => sum.state === 'differs')
  const right = sums.filter((sum) => sum.state === 'agrees')
  const table = (
    <div className="table-scroll">
      <table className="plain-table control-table">
        <caption className="visually-hidden">{t('data.control')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.control.column')}</th>
            <th scope="col">{t('data.control.file')}</th>
            <th scope="col">{t('data.control.imported')}</th>
            <th scope="col">{t('data.control.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={sum.name}>
              <th scope="row">{sum.name}</th>
              <td className="num">{sum.file || '–'}</td>
              <td className="num">{sum.imported || '–'}</td>
              <td className={`num ${sum.state === 'differs' ? 'num-loss' : 'muted'}`}>{sum.difference ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
  if (wrong.length > 0) {
    return (
      <div>
        <p className="num-loss control-words">{t('data.control.wrong', { n: wrong.length })}</p>
        {table}
      </div>
    )
  }
  return (
    <details>
      <summary>
        {right.length > 0 ? (
          <>
            <CheckOutlined aria-hidden className="file-icon-ok" /> {t('data.control.right', { n: right.length })}
          </>
        ) : (
          t('data.control.unstated', { n: sums.length })
        )}
      </summary>
      {table}
    </details>
  )
}

/** Notes tell of what was seen in a file and kept no row back. */
export function Notes({ notes, table }: { notes: Note[]; table: string }) {
  const t = useT()
  const formats = useFormats()
  const { language } = useLanguage()
  if (notes.length === 0) return null
  const known = headersByField(formats.data?.formats ?? [], table)
  // A column that a file lacks is named by its field: the exports' own word for it says more.
  const columnOf = (column: string) => {
    const header = known.get(column)?.[0]
    return header ? `${header} (${column})` : column
  }
  return (
    <ul className="notes" aria-label={t('data.notes')}>
      {notes.map((note) => (
        <li key={`${note.code} ${note.column ?? ''}`}>
          {note.text || note.code}
          {note.column && <code> {columnOf(note.column)}</code>}
          {note.count > 1 && <span className="muted"> ×{formatNumber(note.count, language)}</span>}
          {note.sample && <span className="muted"> {t('data.notes.sample', { sample: note.sample })}</span>}
        </li>
      ))}
    </ul>
  )
}
