import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'

import { speak } from '@/api/client'
import { ProblemError } from '@/api/problem'

import { LanguageContext, type Language } from './i18n'
import { languageOf, translate } from './i18n/translate'
import { router } from './router'
import { stored, useStored } from './stored'
import { themeChoiceOf, themeConfig, ThemeContext, useSystemDark } from './theme'

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        // What the server refused, it refuses again; a server that restarts comes back.
        retry: (count, error) => count < 2 && error instanceof ProblemError && error.problem.code === 'offline',
        refetchOnWindowFocus: false,
      },
    },
  })
}

const initialLanguage = languageOf(stored('language'))
speak(initialLanguage)

/** App holds what every page needs: language, theme, server state and the router. */
export function App() {
  const [language, remember] = useStored<Language>('language', languageOf)
  const [choice, setChoice] = useStored('theme', themeChoiceOf)
  const systemDark = useSystemDark()
  const dark = choice === 'dark' || (choice === 'system' && systemDark)
  const [queries] = useState(newQueryClient)

  useEffect(() => {
    document.documentElement.lang = language
    document.title = language === 'en' ? 'Suanpan' : '算盘 Suanpan'
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
  }, [language])
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  }, [dark])

  const setLanguage = (next: Language) => {
    speak(next)
    remember(next)
    void queries.invalidateQueries() // the server words some of its answers
  }

  return (
    <LanguageContext value={{ language, setLanguage }}>
      <ThemeContext value={{ choice, dark, setChoice }}>
        <ConfigProvider
          theme={themeConfig(dark)}
          locale={language === 'en' ? enUS : zhCN}
          renderEmpty={undefined}
          button={{ autoInsertSpace: false }}
        >
          <AntApp message={{ maxCount: 3 }} className="app" aria-label={translate(language, 'shell.brand')}>
            <QueryClientProvider client={queries}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </AntApp>
        </ConfigProvider>
      </ThemeContext>
    </LanguageContext>
  )
}
