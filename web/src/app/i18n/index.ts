import { createContext, use } from 'react'

import { translate, type Args, type Key, type Language } from './translate'

export { languages, type Args, type Key, type Language } from './translate'

export interface Localized {
  language: Language
  setLanguage: (language: Language) => void
}

export const LanguageContext = createContext<Localized>({ language: 'zh-CN', setLanguage: () => undefined })

/** useLanguage is the reader's language and the way to change it. */
export function useLanguage(): Localized {
  return use(LanguageContext)
}

export type Translate = (key: Key, args?: Args) => string

/** useT gives the function that words a key in the reader's language. */
export function useT(): Translate {
  const { language } = use(LanguageContext)
  return (key, args) => translate(language, key, args)
}

/** useName picks the name of a thing that the server describes in both languages. */
export function useName(): (thing: { zh: string; en: string }) => string {
  const { language } = use(LanguageContext)
  return (thing) => (language === 'en' ? thing.en : thing.zh)
}
