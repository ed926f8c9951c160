import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launch, open, overflow, violations, type View } from './browser'
import { startDemo, type Server } from './server'

let browser: Browser
let server: Server

beforeAll(async () => {
  // Enough orders that the flagship's broken pages of the last two days stand out.
  server = await startDemo(8000, 50)
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe('the morning page', () => {
  it('is the first page and walks through the days', async () => {
    const { page, complaints, close } = await open(browser, server.url)
    await page.getByRole('region', { name: '这一天的结果' }).waitFor()
    await page.getByRole('heading', { name: '先看什么' }).waitFor()
    const day = await page.getByRole('textbox', { name: '日期' }).inputValue()
    await page.getByRole('button', { name: '前一天' }).click()
    await page.waitForURL(/\?day=\d{4}-\d\d-\d\d$/)
    expect(new URL(page.url()).searchParams.get('day')! < day).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })

  it('opens the arithmetic of an axis', async () => {
    const { page, complaints, close } = await open(browser, server.url)
    await page.getByRole('button', { name: /^订单与客单/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('region', { name: '客单价' }).getByText('平常的波动').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('gives the brief as text', async () => {
    const { page, close } = await open(browser, server.url)
    await page.getByRole('button', { name: '复制早报' }).click()
    expect(await page.getByRole('textbox', { name: '早报' }).inputValue()).toMatch(/净收入 ¥[\d,.]+/)
    await close()
  })

  it('says what could not be judged and how the rules have done', async () => {
    const { page, close } = await open(browser, server.url)
    await page.getByRole('tab', { name: /没法判断的/ }).click()
    await page.getByRole('row').filter({ hasText: '只判断到' }).first().waitFor()
    await page.getByRole('tab', { name: '各规则命中率' }).click()
    await page.getByRole('row').filter({ hasText: '48 小时发货率' }).getByText(/每处约 .* 天一次/).waitFor()
    await close()
  })
})

describe('a finding', () => {
  it('leads to what stands behind it and takes a verdict', async () => {
    const { page, complaints, close } = await open(browser, server.url)
    const first = page.locator('.finding').filter({ has: page.getByRole('group', { name: '这条有用吗' }) }).first()
    await first.getByRole('button', { name: '有用' }).click()
    await first.getByRole('button', { name: '有用', pressed: true }).waitFor()
    await first.getByRole('heading').getByRole('link').click()
    await page.getByRole('heading', { name: '出在哪里' }).waitFor()
    await page.getByRole('heading', { name: '这笔钱怎么算的' }).waitFor()
    await page.getByText(/近四周成本齐全|偏离本身就是钱|利润率/).first().waitFor()
    const verdict = page.getByRole('button', { name: '有用' })
    await page.getByRole('button', { name: '有用', pressed: true }).waitFor()
    await verdict.click()
    await page.getByRole('button', { name: '有用', pressed: false }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('the radar’s settings', () => {
  it('keep the merchant’s calendar and what is watched', async () => {
    const { page, complaints, close } = await open(browser, `${server.url}/settings?tab=radar`)
    await page.getByRole('button', { name: '从 Excel 粘贴' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('活动\t开始\t结束\t类型\n店庆\t2026/5/1\t2026/5/3\t大促\n坏行\tx\ty')
    await dialog.getByText('读不懂的行：1').waitFor()
    await dialog.getByRole('button', { name: '填入 1 个' }).click()
    await page.getByRole('switch', { name: '观察优惠率' }).click()
    await page.getByRole('spinbutton', { name: '客单价的目标' }).fill('65.5')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存').waitFor()
    await page.reload()
    expect(await page.getByRole('textbox', { name: '第 1 个活动的名称' }).inputValue()).toBe('店庆')
    expect(await page.getByRole('switch', { name: '观察优惠率' }).isChecked()).toBe(false)
    expect(await page.getByRole('spinbutton', { name: '客单价的目标' }).inputValue()).toBe('65.5')
    await page.getByText('双 11 预热').waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

const views: View[] = [
  { size: 'desk', language: 'zh-CN', theme: 'dark' },
  { size: 'phone', language: 'en', theme: 'light' },
]

it.each(views)('fits and is accessible: $size $language $theme', async (view) => {
  const { page, complaints, close } = await open(browser, server.url, view)
  const finding = await page.locator('.finding').getByRole('link').first().getAttribute('href')
  for (const address of ['/', finding ?? '', '/settings?tab=radar']) {
    await page.goto(server.url + address)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await overflow(page), address).toBeLessThanOrEqual(0)
    expect(await violations(page), address).toEqual([])
    expect(complaints, address).toEqual([])
  }
  await close()
})
