import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { launch, open, overflow, violations } from './browser'
import { startDemo, type Server } from './server'

let browser: Browser
let server: Server

beforeAll(async () => {
  server = await startDemo()
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function drop(page: Page, files: Record<string, string>) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })))
}

it('leads from the month to the row of a file that one amount was read from', async () => {
  const { page, complaints, close } = await open(browser, `${server.url}/profit`)
  await page.getByRole('tab', { name: '平台' }).click()
  await page.getByRole('button', { name: '抖店' }).click()
  await page.getByRole('tab', { name: 'SKU' }).click()
  await page.locator('.sku-cell').getByRole('button').first().click()
  await page.getByRole('group', { name: '筛选条件' }).getByText(/^SKU: /).waitFor()
  await page.locator('.data-table').getByRole('link').first().click()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '订单' }).waitFor()
  const sales = page.getByRole('row').filter({ hasText: '标价销售额' }).first()
  expect(await sales.innerText()).toMatch(/第 \d+ 行/)
  await sales.getByRole('link').first().click()
  await page.getByRole('dialog').getByText('订单').first().waitFor()
  expect(complaints).toEqual([])
  await close()
})

it('says of a shop with missing costs what is known of its profit, and leads to what is missing', async () => {
  const { page, complaints, close } = await open(browser, `${server.url}/profit`)
  const notice = page.getByRole('alert').filter({ hasText: '个 SKU 缺成本' })
  await notice.waitFor()
  expect(await page.locator('.headline').getByText('已知成本部分的利润').count()).toBe(4)
  await notice.getByRole('button', { name: '去补成本' }).click()
  await page.getByRole('heading', { level: 1, name: '成本与规则' }).waitFor()
  expect(complaints).toEqual([])
  await close()
})

it('takes a file with a row that cannot be read and one that is none, and mends what can be mended', async () => {
  const { page, complaints, close } = await open(browser, `${server.url}/data`)
  await drop(page, {
    '补成本.csv': '商家编码,成本价\nHT-BRD01-A,八块五\nHT-BRD01-B,12.00\n',
    '损坏.xlsx': 'PK\u0003\u0004 and then nothing that a workbook holds',
  })
  await page.getByRole('heading', { name: '导入完成：1 个文件；需要你处理：1 个' }).waitFor()
  await page.getByRole('article', { name: '损坏.xlsx' }).getByRole('img', { name: '没有导入' }).waitFor()
  await page.getByRole('article', { name: '补成本.csv' }).getByRole('link', { name: '1' }).click()

  await page.getByRole('textbox', { name: '第 2 行 成本价 的正确值' }).fill('8.50')
  await page.getByRole('button', { name: '修正 1 行' }).click()
  await page.getByText('已计入 1 行，仍读不懂 0 行').waitFor()

  await page.getByRole('link', { name: '利润', exact: true }).click()
  await page.locator('.headline').getByText('净收入').waitFor()
  expect(complaints).toEqual([])
  await close()
})

it('holds a full shop on a phone', async () => {
  const { page, complaints, close } = await open(browser, server.url, { size: 'phone' })
  for (const path of ['/profit', '/profit?by=platform', '/data?tab=coverage', '/costs', '/restatement', '/reconcile']) {
    await page.goto(server.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await overflow(page), path).toBeLessThanOrEqual(0)
    expect(await violations(page), path).toEqual([])
  }
  expect(complaints).toEqual([])
  await close()
})
