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
  ])
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const question = '/explore?metrics=gmv,orders&by=sku&from=2026-09-10&to=2026-09-11&order=-gmv'

describe('explore', () => {
  it('answers a new reader at once, and each ready-made question', async () => {
    const { page, complaints, close } = await open(browser, `${server.url}/explore`)
    const table = page.locator('.data-table table')
    await table.getByText('2026-09-10').first().waitFor()
    expect(await table.getByRole('row').filter({ hasText: '合计' }).innerText()).toContain('¥')
    for (const name of await page.getByRole('group', { name: '常问的问题' }).getByRole('button').allInnerTexts()) {
      await page.getByRole('button', { name }).click()
      await page.waitForLoadState('networkidle')
      expect(await page.getByRole('alert').count(), name).toBe(0)
    }
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps the whole question in the address', async () => {
    const { page, close } = await open(browser, `${server.url}${question}`)
    await page.locator('.data-table').getByText('2 行').or(page.locator('.data-table').getByText('3 行')).first().waitFor()
    await page.getByRole('combobox', { name: '指标', exact: true }).click()
    await page.keyboard.type('退款率')
    await page.locator('.explore-popup').getByText('退款率', { exact: true }).first().click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '退款率的定义' }).waitFor()
    await page.getByRole('combobox', { name: '对比' }).click()
    await page.locator('.ant-select-item').getByText('上一周期').click()
    await page.getByRole('columnheader', { name: '变化' }).first().waitFor()
    const params = new URL(page.url()).searchParams
    expect(params.get('metrics')).toBe('gmv,orders,refund_rate')
    expect(params.get('compare')).toBe('previous')
    const shown = await page.locator('.data-table table').innerText()
    const copy = await open(browser, page.url())
    await copy.page.getByRole('columnheader', { name: '变化' }).first().waitFor()
    await copy.page.waitForLoadState('networkidle')
    expect(await copy.page.locator('.data-table table').innerText()).toBe(shown)
    await copy.close()
    await close()
  })

  it('says why a metric cannot be had', async () => {
    const { page, close } = await open(browser, `${server.url}${question}`)
    await page.getByRole('combobox', { name: '指标', exact: true }).click()
    await page.keyboard.type('首次响应')
    const option = page.locator('.explore-popup .ant-select-item-option-disabled').filter({ hasText: '首次响应' })
    await option.first().waitFor()
    expect(await option.first().innerText()).toContain('没有“SKU”这个维度')
    await close()
  })

  it('filters by values that the data suggest', async () => {
    const { page, close } = await open(browser, `${server.url}${question}`)
    await page.getByRole('button', { name: '加筛选' }).click()
    await page.getByRole('menuitem', { name: '店铺', exact: true }).click()
    await page.getByRole('group', { name: '按店铺筛选' }).getByRole('combobox', { name: '值' }).click()
    await page.locator('.ant-select-item').getByText(shop).click()
    await page.waitForURL((url) => url.searchParams.getAll('filter').join() === `shop:in:${shop}`)
    await page.locator('.data-table .row-total').waitFor()
    await close()
  })

  it('shows at which character a formula is wrong, and takes the right one', async () => {
    const { page, close } = await open(browser, `${server.url}${question}&formula=f1=gmv %2B orders`.replace('gmv,orders', 'gmv,f1'))
    const formula = page.getByRole('textbox', { name: '公式 f1' })
    await page.getByText('第 5 个字符').first().waitFor()
    expect(await page.locator('.explore-fault mark').innerText()).toBe('+')
    await formula.fill('gmv / orders')
    await formula.press('Enter')
    await page.getByRole('columnheader', { name: 'f1' }).waitFor()
    expect(new URL(page.url()).searchParams.get('formula')).toBe('f1=gmv / orders')
    await close()
  })

  it('saves a formula as a metric of the workspace, and deletes it', async () => {
    const { page, close } = await open(browser, `${server.url}${question}`)
    await page.getByRole('button', { name: '自己的指标' }).click()
    await page.getByLabel('中文名称').fill('单均成交')
    await page.getByLabel('代号（小写字母、数字、下划线）').fill('per_order')
    await page.getByLabel('算式').fill('gmv / ordrs')
    await page.getByRole('button', { name: '保存指标' }).click()
    await page.getByText('名字相近的：orders').waitFor()
    await page.getByLabel('算式').fill('gmv / orders')
    await page.getByRole('button', { name: '保存指标' }).click()
    await page.getByRole('columnheader', { name: '单均成交' }).waitFor()
    await page.getByRole('button', { name: '自己的指标' }).click()
    await page.getByRole('button', { name: '删除单均成交' }).click()
    await page.locator('.ant-popconfirm').getByRole('button').last().click()
    await page.getByText('还没有自己的指标').waitFor()
    await close()
  })

  it('exports what is shown, and words it for a terminal', async () => {
    const { page, close } = await open(browser, `${server.url}${question}`, { language: 'en' })
    const saved = page.waitForEvent('download')
    await page.locator('.data-table').getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const lines = (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n')
    expect(lines[0]).toContain('SKU,SKU name,GMV,Orders')
    expect(lines.slice(1).some((line) => line.startsWith('SKU-OAT-500'))).toBe(true)
    await page.getByRole('button', { name: 'Command line' }).click()
    await page.getByText('suanpan query --metrics gmv,orders --by sku --from 2026-09-10 --to 2026-09-11 --order -gmv').waitFor()
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
    const path = `${question}&compare=previous&where=platform == "douyin"&formula=f1=gmv / orders`
    const { page, complaints, close } = await open(browser, server.url + path, view)
    await page.locator('.data-table .row-total').waitFor()
    await page.waitForLoadState('networkidle')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })
})
