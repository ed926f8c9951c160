import { useStatus } from '@/api/status'
import { list } from '@/api/types'
import { useT, type Translate } from '@/app/i18n'
import { zh, type Key } from '@/locales'

/** platformName words a platform's id; one that we have no name for is shown as it is. */
export function platformName(t: Translate, id: string): string {
  const key = `shell.platform.${id}`
  return key in zh ? t(key as Key) : id
}

/** useLabel words a value of a dimension: shops and platforms by name, nothing as "not given". */
export function useLabel(): (dimension: string, key: string, label?: string) => string {
  const t = useT()
  const { data } = useStatus()
  return (dimension, key, label) => {
    if (key === '') return t('shell.unnamed')
    if (dimension === 'platform') return platformName(t, key)
    if (dimension === 'shop') return list(data?.shops).find((shop) => shop.id === key)?.name ?? (label || key)
    return label || key
  }
}
