import { en, zh, type Key } from '@/locales'

export type { Key } from '@/locales'

/** The languages of the screens. Chinese is the first. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

export type Args = Record<string, string | number>

/** translate gives the sentence for key with {name} replaced by the argument. */
export function translate(language: Language, key: Key, args?: Args): string {
  const text = (language === 'en' ? en : zh)[key]
  return args ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole)) : text
}

/** languageOf reads a stored or browser preference; anything but English is Chinese. */
export function languageOf(preference: string | null | undefined): Language {
  return preference?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}
