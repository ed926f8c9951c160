import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { launch, open } from './browser'
import { startServer, type Server } from './server'

let browser: Browser
let server: Server

beforeAll(async () => {
  server = await startServer([])
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('says on a fresh workspace what to drop where', async () => {
  const { page, complaints, close } = await open(browser, server.url)
  await page.getByRole('heading', { name: '先放进第一批文件' }).waitFor()
  await page.getByRole('link', { name: '去放文件' }).click()
  await page.getByRole('heading', { name: '数据' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/data')
  expect(complaints).toEqual([])
  await close()
})

it('answers an address that no page has', async () => {
  const { page, close } = await open(browser, `${server.url}/nowhere`)
  await page.getByText('没有这个页面').waitFor()
  await close()
})
