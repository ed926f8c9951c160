import { readFile } from 'node:fs/promises'

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launch, open, overflow, violations, type View } from './browser'
import { startServer, type Server } from './server'

const shop = '山海旗舰店'
let browser: Browser
let server: Server

beforeAll(async () => {
  server = await startServer([
    { file: 'douyin_orders_a.csv', shop },
    { file: 'cost_table_simple.csv', shop },
    { file: 'douyin_aftersale.csv', shop },
    { file: 'douyin_settlement.csv', shop },
  ])
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe('profit', () => {
  it('tells what the period earned, line by line', async () => {
    const { page, complaints, close } = await open(browser, `${server.url}/profit`)
    await page.getByText('净收入').first().waitFor()
    await page.getByText('表格', { exact: true }).click()
    const table = page.locator('.statement-card table')
    await table.getByText('商品成本').waitFor()
    // One pack at its cost of the day, 28.50, and two returned ones at 21.00 each.
    expect(await table.getByRole('row').filter({ hasText: '商品成本' }).first().innerText()).toContain('-¥70.50')
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps the view in the address and goes deeper with a click', async () => {
    const { page, close } = await open(browser, `${server.url}/profit`)
    await page.getByRole('tab', { name: '平台' }).click()
    await page.getByRole('button', { name: '抖店' }).click()
    await page.getByRole('group', { name: '筛选条件' }).getByText('平台: 抖店').waitFor()
    expect(new URL(page.url()).searchParams.getAll('filter')).toEqual(['platform:eq:douyin'])
    expect(await page.getByRole('tab', { name: '店铺', selected: true }).count()).toBe(1)
    await page.goBack()
    await page.getByRole('group', { name: '筛选条件' }).waitFor({ state: 'detached' })
    await close()
  })

  it('counts only the days of the period', async () => {
    // Both paid orders are of 10 September; the files' last day is the 11th.
    const { page, close } = await open(browser, `${server.url}/profit?from=2026-09-11&to=2026-09-11&by=order`)
    await page.getByRole('link', { name: '6930000000000000002' }).waitFor()
    expect(await page.getByRole('link', { name: '6930000000000000001' }).count()).toBe(0)
    await close()
  })

  it('exports the whole table in the reader’s language', async () => {
    const { page, close } = await open(browser, `${server.url}/profit`, { language: 'en' })
    const saved = page.waitForEvent('download')
    await page.locator('.data-table').getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const download = await saved
    expect(download.suggestedFilename()).toMatch(/skus\.csv$/)
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain('Net revenue')
    expect(text).toContain('SKU-OAT-500')
    await close()
  })

  it('leads to a single order and what its amounts rest on', async () => {
    const { page, close } = await open(browser, `${server.url}/profit?by=order`)
    await page.getByRole('link', { name: '6930000000000000001' }).click()
    await page.getByText('示例 燕麦饼干').first().waitFor()
    const row = (name: string) => page.getByRole('row').filter({ hasText: name }).first()
    expect(await row('标价销售额').innerText()).toMatch(/实际[^]*douyin_orders_a\.csv 第 2 行/)
    expect(await row('商品成本').innerText()).toMatch(/cost_table_simple\.csv 第 \d+ 行/)
    expect(await row('包材').innerText()).toMatch(/估算[^]*默认规则 ¥0\.80/)
    await row('标价销售额').getByRole('link', { name: 'douyin_orders_a.csv' }).click()
    await page.getByRole('dialog').getByText('douyin_orders_a.csv').first().waitFor()
    await close()
  })

  it('answers what if at once', async () => {
    const { page, close } = await open(browser, `${server.url}/profit`)
    await page.getByRole('button', { name: /试算 .*燕麦饼干/ }).click()
    const total = page.getByRole('row').filter({ hasText: '利润 CM3' })
    const before = await total.last().innerText()
    await page.getByRole('slider', { name: '商品成本' }).press('End')
    expect(await total.last().innerText()).not.toBe(before)
    await page.getByRole('button', { name: '恢复' }).click()
    expect(await total.last().innerText()).toBe(before)
    await close()
  })

  it('defines every number to the keyboard', async () => {
    const { page, close } = await open(browser, `${server.url}/profit`)
    await page.locator('.headline').getByRole('button', { name: /履约后利润/ }).focus()
    await page.getByRole('tooltip').getByText('平台扣点').waitFor()
    await close()
  })

  it('speaks English after one click', async () => {
    const { page, close } = await open(browser, `${server.url}/profit`)
    await page.getByRole('button', { name: '语言: English' }).click()
    await page.getByRole('heading', { name: 'Profit', exact: true }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await close()
  })
})

describe('every size, language and theme', () => {
  const views: Required<View>[] = [
    { size: 'desk', language: 'zh-CN', theme: 'light' },
    { size: 'desk', language: 'en', theme: 'dark' },
    { size: 'phone', language: 'zh-CN', theme: 'dark' },
    { size: 'phone', language: 'en', theme: 'light' },
  ]
  it.each(views)('fits and is accessible: $size $language $theme', async (view) => {
    const { page, complaints, close } = await open(browser, server.url, view)
    for (const path of ['/profit', '/profit?by=order', '/orders/6930000000000000001']) {
      await page.goto(server.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
      expect(await violations(page), path).toEqual([])
      expect(complaints, path).toEqual([])
    }
    await close()
  })
})
