import { theme, type ThemeConfig } from 'antd'
import { createContext, use, useEffect, useState } from 'react'

/** Choice of appearance; system follows the device. */
export const themeChoices = ['light', 'dark', 'system'] as const
export type ThemeChoice = (typeof themeChoices)[number]

export interface Appearance {
  choice: ThemeChoice
  dark: boolean
  setChoice: (choice: ThemeChoice) => void
}

export const ThemeContext = createContext<Appearance>({ choice: 'system', dark: false, setChoice: () => undefined })

/** useAppearance tells which theme is shown and lets the reader choose. */
export function useAppearance(): Appearance {
  return use(ThemeContext)
}

export function themeChoiceOf(text: string | null): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system'
}

const darkQuery = '(prefers-color-scheme: dark)'
const stillQuery = '(prefers-reduced-motion: reduce)'

/** useSystemDark follows the device's preference. */
export function useSystemDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia(darkQuery).matches)
  useEffect(() => {
    const query = matchMedia(darkQuery)
    const follow = () => setDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  return dark
}

/** The colours of the app, beyond those antd derives. The same names are CSS variables in app.css. */
export const palette = {
  light: {
    primary: '#0f5e5a',
    page: '#f4f5f2',
    surface: '#ffffff',
    ink: '#1c2624',
    muted: '#5c6966',
    line: '#e1e5e1',
    income: '#1d7f79',
    cost: '#b9a27a',
    total: '#0f4c4a',
    loss: '#b3261e',
    estimated: '#7d5600',
    missing: '#b3261e',
    compare: '#8b9794',
  },
  dark: {
    primary: '#4fb3a9',
    page: '#0f1514',
    surface: '#171f1e',
    ink: '#e4eae7',
    muted: '#9aa8a4',
    line: '#2a3533',
    income: '#4fb3a9',
    cost: '#a58f68',
    total: '#8fd0c8',
    loss: '#ff8a7a',
    estimated: '#e0b252',
    missing: '#ff8a7a',
    compare: '#6c7a76',
  },
} as const

export type Palette = (typeof palette)['light' | 'dark']

/** usePalette is the palette of the theme that is shown, for charts. */
export function usePalette(): Palette {
  return useAppearance().dark ? palette.dark : palette.light
}

export function themeConfig(dark: boolean): ThemeConfig {
  const colors = dark ? palette.dark : palette.light
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colors.primary,
      colorInfo: colors.primary,
      colorLink: colors.primary,
      colorError: dark ? '#ff7b6b' : '#b3261e',
      colorWarning: dark ? '#e0b252' : '#7d5600',
      // Those that antd derives from dark inks are too heavy for a notice.
      ...(dark ? {} : { colorInfoBg: '#e3eeec', colorInfoBorder: '#b5d0cc', colorWarningBg: '#fbf3df', colorWarningBorder: '#e6d3a1' }),
      colorText: colors.ink,
      colorTextSecondary: colors.muted,
      colorTextDescription: colors.muted,
      colorTextTertiary: colors.muted,
      colorTextPlaceholder: colors.muted,
      colorBgLayout: colors.page,
      colorBgContainer: colors.surface,
      colorBgElevated: dark ? '#1d2726' : '#ffffff',
      colorBorderSecondary: colors.line,
      borderRadius: 6,
      fontFamily:
        'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
      fontSize: 14,
      motion: !matchMedia(stillQuery).matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      // White on the light green of the dark theme cannot be read.
      Button: dark ? { primaryColor: '#0c1514' } : {},
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, headerBg: dark ? '#1b2423' : '#f8f9f7' },
      Card: { bodyPaddingSM: 14, headerHeightSM: 42 },
      Tabs: { horizontalItemGutter: 18 },
    },
  }
}
