import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

import type Axe from 'axe-core'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const executables = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** launch starts the machine's own Chromium, without any of its talk to the outside. */
export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? executables.find((path) => existsSync(path))
  if (!executablePath) throw new Error('end-to-end tests need Chromium: apt-get install chromium')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The two sizes that every page is made for. */
export const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } }

export interface View {
  size?: keyof typeof sizes
  language?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
}

/** open gives a page of its own; what the browser complains about ends up in complaints. */
export async function open(browser: Browser, url: string, view: View = {}) {
  const { size = 'desk', language = 'zh-CN', theme = 'light' } = view
  const context: BrowserContext = await browser.newContext({ viewport: sizes[size], locale: language, reducedMotion: 'reduce' })
  await context.addInitScript(
    ([l, t]) => {
      localStorage.setItem('suanpan.language', l)
      localStorage.setItem('suanpan.theme', t)
    },
    [language, theme] as const,
  )
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url)
  return { page, complaints, close: () => context.close() }
}

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** violations are the accessibility rules that a page breaks, with the first element that does. */
export async function violations(page: Page): Promise<string[]> {
  // Added by evaluation: the server's content security policy allows no script from elsewhere.
  await page.evaluate(await readFile(axeSource, 'utf8'))
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe }
    const result = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    return result.violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160) ?? ''}`)
  })
}

/** overflow is by how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
