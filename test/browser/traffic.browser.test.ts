import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { type Look, type Stage, story } from './stage.ts'

const faultless = { nameless: [], untranslated: [], english: [], overhang: 0 }
const patience = { timeout: 60_000 }
// The library that sends here names itself, and would be taken for a bot.
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** ann comes by mail, looks at a lamp and puts it into the cart; ben comes by mail and leaves the lamp; cat comes by herself. */
function visits(): object[] {
  const start = Date.now() - 3 * 3_600_000
  const on = (who: string, path: string) => ({
    anonymousId: who,
    context: { page: { url: `https://shop.example${path}` }, userAgent: firefox },
  })
  const at = (minutes: number) => ({ timestamp: new Date(start + minutes * 60_000).toISOString() })
  const mail = '/lamp?utm_source=news&utm_medium=email&utm_campaign=spring'
  return [
    { type: 'page', ...on('ann', mail), ...at(0) },
    { type: 'track', event: 'Product Viewed', properties: { sku: 'LAMP' }, ...on('ann', '/lamp'), ...at(1) },
    { type: 'track', event: 'Product Added', properties: { sku: 'LAMP' }, ...on('ann', '/lamp'), ...at(2) },
    { type: 'page', ...on('ben', mail), ...at(0) },
    { type: 'track', event: 'Product Viewed', properties: { sku: 'LAMP' }, ...on('ben', '/lamp'), ...at(1) },
    { type: 'page', ...on('cat', '/'), ...at(0) },
  ]
}

/** Yesterday and today, as a question has them. */
function lastDays(): string {
  const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
  return `from=${dayOf(Date.now() - 86_400_000)}&to=${dayOf(Date.now())}`
}

/** A new brand whose shop sent these visits, once they are derived. */
async function visitedShop(stage: Stage, look?: Look): Promise<{ page: Page; id: string }> {
  const { page, id } = await stage.brand({ time_zone: 'UTC' }, look)
  const data = { name: 'Shop', kind: 'web' }
  const made = await page.request.post(`/api/v1/brands/${id}/sources`, { data, headers: { origin: stage.url } })
  const { write_key: writeKey } = (await made.json()) as { write_key: string }
  const sent = await page.request.post('/v1/batch', { data: { batch: visits(), writeKey } })
  expect(sent.status()).toBe(200)
  const days = lastDays()
  const derived = async () => {
    const answer = await page.request.get(`/api/v1/brands/${id}/measures/traffic-table?${days}`)
    return ((await answer.json()) as { totals: { visits?: number } }).totals.visits
  }
  await expect.poll(derived, patience).toBe(3)
  return { page, id }
}

/** The rows of a table as texts, without its heading. */
async function rowsOf(page: Page, name: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name, exact: true }).locator('tbody').getByRole('row').all()
  return Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()))
}

story('what people do in a shop is in the table of traffic, and leads by keyboard to a path', async (stage) => {
  const { page, id } = await visitedShop(stage)
  await page.goto(`/${id}/traffic?period=last_7`)
  const table = page.getByRole('table', { name: 'Traffic' })
  await expect
    .poll(async () => (await rowsOf(page, 'Traffic')).map(([channel, count]) => [channel, count]))
    .toEqual([
      ['Email', '2'],
      ['Direct', '1'],
    ])
  await table.getByRole('row', { name: 'Email' }).press('Enter')
  await page.getByRole('button', { name: 'Remove Email' }).waitFor()
  await table.getByRole('row', { name: 'spring' }).press('Enter')
  await table.getByRole('row', { name: '/lamp' }).press('Enter')
  await page.waitForURL(/paths\.at=%2Flamp/)
  await page
    .getByText('2 visits; the most frequent first step is from /lamp to “Product viewed” (100% of all)')
    .waitFor()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect
    .poll(() => rowsOf(page, 'Paths'))
    .toEqual([
      ['1', '/lamp', 'Product viewed', '2'],
      ['2', 'Product viewed', 'Leave', '1'],
      ['2', 'Product viewed', 'Put into the cart', '1'],
      ['3', 'Put into the cart', 'Leave', '1'],
    ])
  expect(await page.getByText('Put into the cart', { exact: true }).first().getAttribute('title')).toBe(
    'Put into the cart · product_added',
  )
  await page
    .getByRole('button', { name: 'What came before' })
    .or(page.getByRole('radio', { name: 'What came before' }))
    .click()
  await expect.poll(async () => (await rowsOf(page, 'Paths'))[0]).toEqual(['1', '/lamp', 'Arrive', '2'])
})

story('a funnel is built by keyboard, stands in the address, and tells who fell out', async (stage) => {
  const { page, id } = await visitedShop(stage)
  await page.goto(`/${id}/traffic/funnel?period=last_7`)
  const steps = page.getByRole('region', { name: 'Steps', exact: true })
  const named = (name: string) => steps.getByRole('combobox', { name, exact: true })
  await steps.getByRole('button', { name: 'Remove step 4' }).click()
  await steps.getByRole('button', { name: 'Remove step 3' }).click()
  await steps.getByRole('button', { name: 'Add a step' }).click()
  await named('Step 3').fill('/l*')
  await named('Step 3').press('Enter')
  const inputs = async () =>
    Promise.all((await steps.getByRole('combobox', { name: /^Step/ }).all()).map((one) => one.inputValue()))
  await expect.poll(inputs).toEqual(['Product viewed', 'Put into the cart', '/l*'])
  await named('Step 3').press('Alt+ArrowUp')
  await expect.poll(inputs).toEqual(['Product viewed', '/l*', 'Put into the cart'])
  await named('Step 2').press('Alt+ArrowUp')
  await expect.poll(inputs).toEqual(['/l*', 'Product viewed', 'Put into the cart'])
  expect(new URL(page.url()).searchParams.get('funnel.steps')).toBe('/l*,product_viewed,product_added')

  await page.getByText('Of 2 people, 50% reach the last step').waitFor()
  const bars = page.getByRole('region', { name: 'Everybody' })
  await bars
    .getByRole('listitem')
    .filter({ hasText: '3. Put into the cart' })
    .getByText('People: 1', { exact: true })
    .waitFor()
  await bars.getByRole('button', { name: 'Who fell out: 1 after Product viewed' }).press('Enter')
  const lost = page.getByRole('region', { name: 'Fell out after “Product viewed”' })
  await expect
    .poll(async () => (await rowsOf(page, 'Who fell out of the funnel')).map((row) => row[2]))
    .toEqual(['Email'])
  await page.reload()
  await lost.getByRole('table').waitFor()
  // A step is named by its words or by its name.
  await named('Step 1').fill('Put into the cart')
  await named('Step 1').press('Enter')
  await named('Step 3').fill('product_viewed')
  await named('Step 3').press('Enter')
  await expect.poll(inputs).toEqual(['Put into the cart', 'Product viewed', 'Product viewed'])
  expect(new URL(page.url()).searchParams.get('funnel.steps')).toBe('product_added,product_viewed,product_viewed')
})

story('who is here now is told in a sentence, by page, and second by second in words', async (stage) => {
  // A newcomer is unknown until the visits are derived.
  stage.expectRefusals(404)
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  const data = { name: 'Shop', kind: 'web' }
  const made = await page.request.post(`/api/v1/brands/${id}/sources`, { data, headers: { origin: stage.url } })
  const { write_key: writeKey } = (await made.json()) as { write_key: string }
  await page.goto(`/${id}/traffic/live`)
  await page.getByText('Nobody has been here for half an hour').waitFor()
  const doing = (who: string, event: string | undefined, path: string) => ({
    ...(event ? { type: 'track', event, properties: { sku: 'LAMP' } } : { type: 'page' }),
    anonymousId: who,
    context: { page: { url: `https://shop.example${path}` }, userAgent: firefox },
  })
  const batch = [
    doing('ann', undefined, '/lamp'),
    doing('ann', 'Product Added', '/lamp'),
    doing('ben', undefined, '/lamp'),
  ]
  await page.request.post('/v1/batch', { data: { batch, writeKey } })
  // It is asked again every five seconds, without being told to.
  await page.getByText('People here now: 2. The page with most of them is /lamp (2).').waitFor(patience)
  const added = page.getByRole('listitem').filter({ hasText: 'Put into the cart' }).filter({ hasText: 'LAMP' })
  expect(await added.getByRole('time').textContent()).toMatch(/^\d{1,2}:\d\d:\d\d/)
  await added.getByRole('link', { name: 'Person' }).click()
  // A newcomer's visits are derived some seconds later; the page of the person shows them by itself.
  await page.getByRole('heading', { name: 'ann', exact: true }).waitFor(patience)
  // Who was not just seen is not waited for.
  await page.goto(`/${id}/traffic/people/1`)
  await page.getByText('Nobody is known under this number', { exact: true }).waitFor()
  await page.goto(`/${id}/traffic/people`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save people as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('people.csv')
  await page.goto(`/${id}/data/events`)
  await page.getByRole('radio', { name: '7 days' }).click()
  const names = page.getByRole('table', { name: 'Names of events' })
  await names.getByRole('row', { name: 'product_added Put into the cart' }).click()
  const opened = page.getByRole('dialog', { name: 'product_added' })
  await opened.getByText(/ in the last 7 days, most on /).waitFor()
  await opened.getByRole('row', { name: 'products List 100% LAMP' }).waitFor()
  await opened.getByRole('button', { name: 'See these events' }).click()
  expect(await page.getByRole('textbox', { name: 'Event', exact: true }).inputValue()).toBe('product_added')
  for (const [name, file] of [
    ['Save events as CSV', 'events.csv'],
    ['Save event names as CSV', 'event-names.csv'],
  ] as const) {
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    expect((await saved).suggestedFilename()).toBe(file)
  }
})

story(
  'bots are shown when asked, with their reasons, and whoever is known by likeness alone is marked',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' })
    const headers = { origin: stage.url }
    const made = await page.request.post(`/api/v1/brands/${id}/sources`, {
      data: { name: 'Shop', kind: 'web' },
      headers,
    })
    const { write_key: writeKey } = (await made.json()) as { write_key: string }
    const on = (path: string, context: object) => ({ page: { url: `https://shop.example${path}` }, ...context })
    const batch = [
      { type: 'page', anonymousId: 'ann', context: on('/lamp', { userAgent: firefox }) },
      { type: 'page', anonymousId: 'crawler', context: on('/feed', { userAgent: 'Googlebot/2.1' }) },
      { type: 'page', context: on('/mugs', { userAgent: firefox, consent: 'cookieless' }) },
    ]
    await page.request.post('/v1/batch', { data: { batch, writeKey } })
    await page.goto(`/${id}/traffic/live`)
    await page.getByText('People here now: 2.').waitFor(patience)
    expect(await page.getByText('/feed').count()).toBe(0)
    await page.getByRole('radio', { name: 'Bots only' }).click()
    await page.getByText('All of them are bots.').waitFor()
    await page.getByRole('listitem').filter({ hasText: '/feed' }).getByText('Bot: user_agent').waitFor()
    const people = async () => {
      await page.goto(`/${id}/traffic/people?people.bots=include`)
      await settled(page)
      return (await rowsOf(page, 'People')).length
    }
    await expect.poll(people, patience).toBe(3)
    await page.getByRole('row', { name: 'crawler' }).getByText('Bot: user_agent').waitFor()
    await page.getByRole('radio', { name: 'Without bots' }).click()
    await expect.poll(async () => (await rowsOf(page, 'People')).length).toBe(2)
    const alike = page.getByRole('row', { name: /^day-/ })
    await alike.getByText('Estimate', { exact: true }).waitFor()
    expect(await page.getByRole('row', { name: 'ann' }).getByText('Estimate', { exact: true }).count()).toBe(0)
    await alike.press('Enter')
    await page.getByText('Without consent: told apart for one day by address and browser; an estimate.').waitFor()
  },
)

story('an order on the timeline of a person leads to its page', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  const headers = { origin: stage.url }
  const made = await page.request.post(`/api/v1/brands/${id}/sources`, { data: { name: 'Shop', kind: 'web' }, headers })
  const { write_key: writeKey } = (await made.json()) as { write_key: string }
  const on = {
    anonymousId: 'ann',
    context: { page: { url: 'https://shop.example/thanks' }, userAgent: firefox },
  }
  const products = [{ sku: 'LAMP', price: 20, quantity: 1 }]
  const properties = { order_id: '1001', revenue: 20, currency: 'USD', products }
  const batch = [
    { type: 'page', ...on },
    { type: 'track', event: 'Order Completed', properties, ...on },
  ]
  await page.request.post('/v1/batch', { data: { batch, writeKey } })
  await expect
    .poll(async () => {
      await page.goto(`/${id}/traffic/people`)
      await settled(page)
      return page.getByRole('row', { name: 'ann' }).count()
    }, patience)
    .toBe(1)
  await page.getByRole('row', { name: 'ann' }).press('Enter')
  await page.getByText('Ordered:', { exact: true }).waitFor()
  const link = page.getByRole('link', { name: '1001', exact: true })
  // The books take orders of events some seconds after the visits.
  await expect
    .poll(async () => {
      await page.reload()
      await settled(page)
      return link.count()
    }, patience)
    .toBe(1)
  await link.click()
  await page.getByRole('heading', { name: 'Order 1001' }).waitFor()
})

story('on a narrow screen paths are a list of steps, each of which leads on', async (stage) => {
  const { page, id } = await visitedShop(stage, { width: 390 })
  await page.goto(`/${id}/traffic/paths?period=last_7`)
  await page.getByRole('button', { name: 'Follow from /lamp: 2 · 66.7%' }).click()
  await page.getByRole('button', { name: 'Follow from Product viewed: 2 · 100%' }).click()
  await page.waitForURL(/paths\.at=product_viewed/)
  await page.getByRole('button', { name: 'Follow from Put into the cart: 1 · 50%' }).waitFor()
})

/** dan follows a link of the brand's and orders there, a moment ago; gives who dan is. */
async function followedLink(page: Page, id: string, url: string): Promise<string> {
  const api = `/api/v1/brands/${id}`
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(path, { data, headers: { origin: url } })
    expect(answer.ok()).toBe(true)
    return (await answer.json()) as { short_url: string; code: string }
  }
  const target = 'https://shop.example/lamp'
  const { short_url, code } = await post(`${api}/links`, { target, creator: '安安', channel: 'tiktok', post: 'v-1' })
  const clicked = await fetch(short_url, { redirect: 'manual', headers: { 'user-agent': firefox } })
  expect(clicked.status).toBe(302)
  const { items } = (await (await page.request.get(`${api}/sources`)).json()) as { items: { write_key: string }[] }
  const on = (path: string, minutesAgo: number) => ({
    anonymousId: 'dan',
    context: { page: { url: `https://shop.example${path}` }, userAgent: firefox },
    timestamp: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
  })
  const products = [{ sku: 'LAMP', price: 20, quantity: 1 }]
  const properties = { order_id: '1001', revenue: 20, currency: 'USD', products }
  const batch = [
    { type: 'page', ...on(`/lamp?mpc=${code}`, 2) },
    { type: 'track', event: 'Order Completed', properties, ...on('/thanks', 1) },
  ]
  await post('/v1/batch', { writeKey: items[0]?.write_key, batch })
  const days = lastDays()
  const brought = async () => {
    const answer = await page.request.get(`${api}/measures/link-performance?${days}`)
    const { rows } = (await answer.json()) as { rows?: { code: string; clicks: number; orders: number }[] }
    const row = rows?.find((one) => one.code === code)
    return [row?.clicks, row?.orders]
  }
  await expect.poll(brought, patience).toEqual([1, 1])
  const people = await page.request.get(`${api}/people?id=dan`)
  const { items: found } = (await people.json()) as { items: { person: string }[] }
  return String(found[0]?.person)
}

/** Pages with what has to be seen there, since a page that is empty would be faultless. */
const ofMail = ['channels', 'pages', 'funnel', 'paths', 'journeys'].map(
  (path) => [`${path}?period=last_7&traffic.channel=email&fallen-out.after=1`, /./] as const,
)
const ofDan = (dan: string) =>
  [
    ['live', /^下单$/],
    ['people', /^dan$/],
    [`people/${dan}`, /1001/],
    ['attribution?period=last_7', /20\.00/],
    ['links?period=last_7', /^安安$/],
  ] as const

for (const width of [1440, 390]) {
  story(`pages of the traffic with visits are all in Chinese, named, and fit ${width} pixels`, async (stage) => {
    const { page, id } = await visitedShop(stage, { language: 'zh-CN', theme: 'dark', width })
    const dan = await followedLink(page, id, stage.url)
    const faults: Record<string, unknown> = {}
    for (const [path, seen] of [...ofMail, ...ofDan(dan)]) {
      await page.goto(`/${id}/traffic/${path}`)
      await settled(page)
      await page.getByRole('main').getByText(seen).first().waitFor()
      const found = {
        nameless: await namelessOf(page),
        untranslated: await untranslatedOf(page),
        english: await englishOn(page),
        overhang: Math.max(0, await overhangOf(page)),
      }
      if (JSON.stringify(found) !== JSON.stringify(faultless)) faults[path] = found
    }
    expect(faults).toEqual({})
  })
}
