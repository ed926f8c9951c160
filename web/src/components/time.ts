import type { Language } from '@/app/i18n'

/** formatTime words a moment, to the minute, in the reader's own time zone. */
export function formatTime(moment: string, language: Language): string {
  return new Date(moment).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' })
}
