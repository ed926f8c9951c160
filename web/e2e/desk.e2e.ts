import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launch, open, overflow, violations, type View } from './browser'
import { startServer, type Server } from './server'

const shop = '山海旗舰店'
let browser: Browser
let server: Server

beforeAll(async () => {
  server = await startServer([
    { file: 'douyin_orders_a.csv', shop },
    { file: 'douyin_settlement.csv', shop },
  ])
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function drop(page: Page, name: string, text: string) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

describe('data', () => {
  it('imports what is recognised, and takes it back', async () => {
    const { page, complaints, close } = await open(browser, `${server.url}/data`)
    await drop(page, '成本.csv', '商家编码,成本价\nSKU-OAT-500,28.50\n')
    const card = page.getByRole('article', { name: '成本.csv' })
    await card.getByText('成本表').first().waitFor()
    expect(await card.getByText('新增').locator('xpath=../..').innerText()).toContain('1')

    await page.getByRole('tab', { name: '导入记录' }).click()
    await page.getByRole('button', { name: '撤销 成本.csv' }).click()
    await page.getByRole('dialog').getByText('退回到导入前').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await page.getByRole('button', { name: '恢复 成本.csv' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('learns a file that fits nothing from its columns', async () => {
    const { page, complaints, close } = await open(browser, `${server.url}/data`)
    const file = '单据,数量,货款,付款日,联系电话\nZJ-1,1,19.90,2026-09-10 10:00:00,13800000000\n'
    await drop(page, '自建台账.csv', file)
    await page.getByRole('button', { name: '对应列' }).click()
    const wizard = page.getByRole('dialog')
    await wizard.getByRole('combobox', { name: '这是什么数据' }).click()
    await wizard.getByRole('combobox', { name: '这是什么数据' }).fill('订单明细')
    await wizard.getByRole('combobox', { name: '这是什么数据' }).press('Enter')
    for (const [header, field] of Object.entries({ 单据: 'line_id', 数量: 'qty', 货款: 'paid', 付款日: 'paid_at' })) {
      const choice = wizard.getByRole('combobox', { name: `“${header}”的含义` })
      await choice.click()
      await choice.fill(field)
      const option = page.locator('.ant-select-item-option:visible').filter({ has: page.locator('code', { hasText: new RegExp(`^${field}$`) }) })
      await option.click()
    }
    // Order lines belong to a platform: without one the mapping cannot be saved, and the page says why.
    await wizard.getByRole('alert').getByText('请选择平台').waitFor()
    expect(await wizard.getByRole('button', { name: '保存并导入' }).isDisabled()).toBe(true)
    await wizard.getByRole('combobox', { name: '平台' }).click()
    await page.locator('.ant-select-item-option:visible', { hasText: '抖店' }).click()
    expect(await wizard.getByRole('checkbox', { name: '“联系电话”是个人信息，不保存' }).isChecked()).toBe(true)
    await wizard.getByRole('button', { name: '保存并导入' }).click()
    await page.getByRole('heading', { name: '导入完成：1 个文件', exact: true }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('costs', () => {
  it('takes a column from a spreadsheet, and says what it changed', async () => {
    const { page, complaints, close } = await open(browser, `${server.url}/costs`)
    await page.getByRole('button', { name: '从 Excel 粘贴' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('SKU\t成本\nSKU-OAT-500\t21.35\n坏行\tx')
    await dialog.getByText('读不懂的行：1').waitFor()
    await dialog.getByRole('button', { name: '填入 1 个' }).click()
    await page.getByRole('button', { name: '保存并重算' }).click()
    await page.getByText('已保存，相关的日子已重新计算').waitFor()
    await page.getByRole('cell', { name: '21.35 手工' }).waitFor()

    await page.getByRole('link', { name: '为什么变了' }).click()
    await page.getByRole('button', { name: '改了规则：单位成本 SKU-OAT-500' }).click()
    await page.getByRole('cell', { name: '商品成本' }).first().waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('reconciliation', () => {
  it('sums the orders by reason and leads to each', async () => {
    const { page, complaints, close } = await open(browser, `${server.url}/reconcile`)
    // Orders that agree come last and are listed only when they are asked for.
    await page.getByRole('group', { name: '原因' }).getByRole('button').last().click()
    await page.getByRole('link', { name: /^693/ }).first().click()
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '693' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

const pages = ['/data', '/data?tab=history', '/data?tab=quarantine', '/data?tab=coverage', '/costs', '/costs?tab=rules', '/restatement', '/reconcile', '/settings']
const views: View[] = [
  { size: 'desk', language: 'zh-CN', theme: 'dark' },
  { size: 'phone', language: 'en', theme: 'light' },
]

describe.each(views)('the back office on a $size, $language, $theme', (view) => {
  it.each(pages)('%s fits, speaks and complains of nothing', async (path) => {
    const { page, complaints, close } = await open(browser, server.url + path, view)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })
})
