import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { picture } from '../picture.ts'
import { figuresAreCurrent } from './figures.ts'
import { chooseFiles } from './files.ts'
import { importFile } from './imports.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { openShop, type Received } from './shop-server.ts'
import { story } from './stage.ts'

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

story(
  'an asset is uploaded once, gets rights, is placed, and a right that ended in use is shown first',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' })
    await page.goto(`/${id}/assets`)
    await page.getByText('Nothing here').waitFor()
    await chooseFiles(page, [{ name: 'umbrella.png', content: picture(10) }])
    await page.getByRole('heading', { name: 'umbrella', exact: true }).waitFor()
    await chooseFiles(page, [
      { name: 'again.png', content: picture(10) },
      { name: 'script.txt', content: 'Three sentences.' },
    ])
    await page.getByText('2 in all').waitFor()
    const shown = page.getByRole('img', { name: 'umbrella' })
    await expect.poll(() => shown.evaluate((one) => Reflect.get(one, 'naturalWidth'))).toBeGreaterThan(0)

    await page.getByRole('heading', { name: 'umbrella', exact: true }).click()
    await page.getByLabel('Ad', { exact: true }).selectOption('until')
    await page.getByLabel('Ad: last day').fill(day(-1))
    await page.getByLabel('Gallery', { exact: true }).selectOption('open')
    await page.getByLabel('What is to be seen').fill('A blue umbrella')
    await page.getByLabel('Maker').fill('Mia')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Expired').first().waitFor()

    await page.getByRole('button', { name: 'Add a place' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reference').fill('umbrella-1')
    await dialog.getByLabel('First day').fill(day(-5))
    await dialog.getByRole('button', { name: 'Add' }).click()
    const places = page.getByRole('table', { name: 'Where it is shown' })
    await places.getByText('No right').waitFor()

    await page.getByRole('link', { name: 'Library' }).first().click()
    await page.getByText('Rights that need you').waitFor()
    await page.getByText('Ad: no right').waitFor()
    await page.getByLabel('Right', { exact: true }).selectOption('breached')
    await page.getByText('1 in all').waitFor()

    await page.getByRole('heading', { name: 'umbrella', exact: true }).click()
    await places.getByRole('button', { name: 'Ended today' }).click()
    await places.getByRole('button', { name: 'Goes on' }).waitFor()
  },
)

/** What Meta reports of two ads, each fifty days long: the first had three times as many clicks, and was taken down. */
const adReport = [
  'Day,Campaign name,Ad name,Country,Amount spent (USD),Impressions,Link clicks',
  ...Array.from({ length: 50 }, (_each, at) => [
    `${day(at - 90)},spring,umbrella-1,US,1,1000,30`,
    `${day(at - 90)},spring,raincoat-1,US,1,1000,10`,
    `${day(at - 90)},spring,raincoat-1,GB,1,1000,10`,
  ]).flat(),
].join('\n')

story(
  'what ran better is proposed again and for another market, and a right that is missing forbids it',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC', currency: 'USD' })
    await page.goto(`/${id}/assets/reuse`)
    await page.getByText('Nothing to propose yet').waitFor()
    await importFile(page, id, { name: 'ads.csv', content: adReport })
    await figuresAreCurrent(page, id)
    const headers = { origin: new URL(page.url()).origin }
    const send = async (method: 'post' | 'patch', path: string, data: object | Buffer) => {
      const type = Buffer.isBuffer(data) ? 'application/octet-stream' : 'application/json'
      const options = { data, headers: { ...headers, 'content-type': type } }
      const answer = await page.request[method](`/api/v1/brands/${id}${path}`, options)
      expect(answer.ok(), await answer.text()).toBe(true)
      return (await answer.json()) as { id: string }
    }
    const shown = async (name: string, red: number) => {
      const made = await send('post', `/assets?name=${name}.png`, picture(red))
      const days = { from_day: day(-90), to_day: day(-40) }
      await send('post', `/assets/${made.id}/placements`, {
        channel: 'ad',
        platform: 'meta',
        reference: `${name}-1`,
        ...days,
      })
      return made
    }
    const umbrella = await shown('umbrella', 30)
    await shown('raincoat', 130)
    await page.goto(`/${id}/assets/reuse`)
    const table = page.getByRole('table', { name: 'Reuse' })
    await table.getByText('No right stated').first().waitFor()
    expect(await table.getByRole('row').count()).toBe(3)
    await send('patch', `/assets/${umbrella.id}`, { rights: [{ channel: 'ad' }] })
    await page.reload()
    await table.getByText('Nothing', { exact: true }).first().waitFor()
    await page.getByLabel('Where').selectOption('feed')
    await page.getByText('Nothing to propose yet').waitFor()
    await page.getByLabel('Where').selectOption('ad')
    await table.getByText('Ad · Meta Ads · United States').first().waitFor()
    await page.getByText(/^2 proposals\. Assets could be compared with others/).waitFor()
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(await widerThanItsCard(table)).toBeLessThanOrEqual(0)
    await table.getByRole('link', { name: 'umbrella' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'umbrella' }).waitFor()
    await table.getByText('New there').waitFor()
    const places = page.getByRole('table', { name: 'Where it is shown' })
    await places.getByText('$50.00').waitFor()
    // What can be done with a row stays in sight at the right edge, and would lie over figures of a table that is wider.
    expect(await widerThanItsCard(places)).toBeLessThanOrEqual(0)
    const chinese = await stage.owner({ language: 'zh-CN', width: 390 })
    for (const path of ['assets/reuse', `assets/${umbrella.id}`]) {
      await chinese.goto(`/${id}/${path}`)
      await settled(chinese)
      expect(await untranslatedOf(chinese)).toEqual([])
      expect(await overhangOf(chinese)).toBe(0)
    }
  },
)

/** By how much a table is wider than the card in which it scrolls. */
const widerThanItsCard = (table: Locator) =>
  table.evaluate(
    (one) => Reflect.get(one, 'offsetWidth') - Reflect.get(Reflect.get(one, 'parentElement'), 'clientWidth'),
  )

/** By how much a page has moved what stands on it. */
const shifts = (page: Page) =>
  page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value })
      .observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 300)
  })`)

type Made = { id: string; key: string }

/** A published gallery of two pictures and one that has no right. */
async function published(page: Page, brand: string, shop: string): Promise<Made> {
  const base = `/api/v1/brands/${brand}`
  const send = async (method: 'post' | 'patch', path: string, data: object | Buffer) => {
    const type = Buffer.isBuffer(data) ? 'application/octet-stream' : 'application/json'
    const headers = { 'content-type': type, origin: new URL(page.url()).origin }
    const answer = await page.request[method](base + path, { data, headers })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()) as Made
  }
  const assets: string[] = []
  for (const red of [20, 120, 220])
    assets.push((await send('post', `/assets?name=p${red}.png`, picture(red, 900, 1000))).id)
  for (const id of assets.slice(0, 2))
    await send('patch', `/assets/${id}`, { alt: `Umbrella ${id}`, rights: [{ channel: 'gallery' }] })
  const gallery = await send('post', '/galleries', { name: 'Home', heading: 'Seen on you', code: 'mia7' })
  const items = assets.map((asset, at) => {
    return { asset, sku: `SKU-${at}`, product_title: `Umbrella ${at}`, product_url: `${shop}/umbrella` }
  })
  return send('patch', `/galleries/${gallery.id}`, { items, published: true })
}

story(
  'a gallery on a page of a shop moves nothing, is used by keyboard, and is counted through the tracker',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' })
    await page.goto(`/${id}/assets/galleries`)
    const shop = await openShop('data-consent="cookieless"')
    const { id: gallery, key } = await published(page, id, shop.url)
    await page.reload()
    await page.getByRole('row', { name: 'Home' }).click()
    const snippet = await page.getByText(`data-millpond-gallery="${key}"`).textContent()
    expect(snippet).toContain(`src="${stage.url}/gallery.js"`)

    try {
      shop.body = `<main><p>Before</p>${snippet}<p>After</p></main>`
      const visitor = await stage.window()
      await visitor.goto(`${shop.url}/`)
      const section = visitor.getByRole('region', { name: 'Seen on you' })
      await section.getByRole('link', { name: 'Umbrella 0' }).waitFor()
      expect(await section.getByRole('listitem').count()).toBe(2)
      await expect
        .poll(() =>
          section
            .getByRole('img')
            .first()
            .evaluate((one) => (Reflect.get(one, 'naturalWidth') > 0 ? Reflect.get(one, 'currentSrc') : '')),
        )
        .toMatch(/\?width=(320|640)$/)
      const box = await section.getByRole('img').first().boundingBox()
      expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(0.8, 2)
      expect(await shifts(visitor)).toBe(0)
      expect(await overhangOf(visitor)).toBe(0)

      const named = (name: string): Received[] => shop.events().filter(({ event }) => event === name)
      await expect.poll(() => named('Gallery Item Viewed').length, { timeout: 15_000 }).toBe(2)
      expect(named('Gallery Viewed')).toMatchObject([{ properties: { gallery } }])
      expect(named('Gallery Viewed')[0]).not.toHaveProperty('anonymousId')

      await visitor.keyboard.press('Tab')
      await visitor.keyboard.press('Enter')
      await visitor.waitForURL(/\/umbrella\?mp_asset=ast_\w+&mpc=mia7$/)
      await expect.poll(() => named('Gallery Item Clicked').length, { timeout: 15_000 }).toBe(1)
      expect(named('Gallery Item Clicked')).toMatchObject([{ properties: { gallery, sku: 'SKU-0' } }])

      const quiet = await openShop('data-consent="none"')
      try {
        quiet.body = shop.body
        await visitor.goto(`${quiet.url}/`)
        await section.getByRole('link', { name: 'Umbrella 0' }).waitFor()
        await visitor.waitForTimeout(2500)
        expect(quiet.requests).toEqual([])
      } finally {
        await quiet.close()
      }
    } finally {
      await shop.close()
    }
  },
)

story(
  'a gallery is made and published by hand, and the pages read well in Chinese on a narrow screen',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' }, { language: 'zh-CN', width: 390 })
    await page.goto(`/${id}/assets/galleries`)
    await published(page, id, 'https://shop.example')
    await page.reload()
    await page.getByRole('button', { name: '新建图集' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('首页')
    await dialog.getByRole('button', { name: '新建', exact: true }).click()
    await dialog.getByLabel('添加素材').selectOption({ index: 1 })
    await dialog.getByLabel('商品链接').fill('https://shop.example/umbrella')
    await dialog.getByLabel('发布：代码生效').check()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('row', { name: '首页' }).getByText('已发布').waitFor()
    for (const path of ['/assets/galleries', '/assets']) {
      await page.goto(`/${id}${path}`)
      await settled(page)
      expect(await untranslatedOf(page)).toEqual([])
      expect(await englishOn(page)).toEqual([])
      expect(await namelessOf(page)).toEqual([])
      expect(await overhangOf(page)).toBe(0)
    }
  },
)
