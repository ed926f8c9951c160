import { useFormats } from '@/api/formats'
import { useName } from '@/app/i18n'

/** useTableName words a kind of file in the reader's language. */
export function useTableName(): (table: string, title: string) => string {
  const name = useName()
  const { data } = useFormats()
  return (table, title) => {
    const known = data?.tables.find((one) => one.name === table)
    return known ? name(known) : title
  }
}
