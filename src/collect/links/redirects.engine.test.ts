import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { eventsOf, gated } from '../../../test/gateway.ts'
import type { Actor } from '../../manage/access.ts'
import { saveLinkSettings } from '../../manage/link-settings.ts'
import { createLink, updateLink } from '../../manage/links.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { OwnEvent } from '../gateway/gateway.ts'
import { createLinkTeller } from './link-teller.ts'
import { lostClicksOf } from './lost-clicks.ts'
import { createRedirects, type LinkVisit } from './redirects.ts'

const ann: Actor = { kind: 'user', id: 'usr_ann', name: 'Ann' }
const log = { info: () => {}, error: () => {} }
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0'

/** A brand with a link, and following it. */
async function scene(options: Parameters<typeof gated>[0] & { most?: number } = {}) {
  const { registry } = await engines()
  const stand = await gated(options)
  const link = await createLink(registry, ann, stand.brand, {
    target: 'https://shop.example/mug',
    creator: 'Ann',
    channel: 'instagram',
    utm_source: '{channel}',
    coupon: '{code}',
  })
  const { most } = options
  const redirects = await createRedirects({ registry, gateway: stand.gateway, log, ...(most ? { most } : {}) })
  const follow = (more: Partial<LinkVisit> = {}, agent = phone) =>
    redirects.follow({
      code: link.code,
      query: '',
      method: 'GET',
      headers: { 'user-agent': agent, referer: 'https://l.instagram.com/' },
      ip: '203.0.113.77',
      requestId: 'req_1',
      visitor: '',
      ...more,
    })
  const arrived = async () => {
    await redirects.close()
    await stand.gateway.idle()
    return eventsOf(stand.warehouse, stand.brand)
  }
  return { ...stand, registry, link, redirects, follow, arrived }
}

test('a click is kept with its code, its click id and where it led, and the page gets the same ids', async () => {
  const { link, follow, arrived } = await scene()
  const led = await follow({ code: link.code.toUpperCase(), visitor: 'visitor-1' })
  if (typeof led === 'string') throw new Error(led)
  const page = new URL(led.to)
  expect(page.searchParams.get('mpc')).toBe(link.code)
  expect(page.searchParams.get('utm_source')).toBe('instagram')
  expect(await arrived()).toMatchObject([
    {
      name: 'link_clicked',
      source: 'links',
      code: link.code,
      click_id_kind: 'millpond',
      click_id: page.searchParams.get('mp'),
      anonymous_id: 'visitor-1',
      host: 'shop.example',
      path: '/mug',
      utm_source: 'instagram',
      referrer_host: 'l.instagram.com',
      in_app: 'instagram',
      ip: '',
      bot_reasons: [],
      consent: '',
      props: { link: link.id, link_kind: 'web' },
    },
  ])
})

test('previews, HEAD, prefetches and bots are led on and marked; somebody without a cookie is somebody for the day', async () => {
  const { follow, arrived } = await scene()
  await follow()
  await follow({ method: 'HEAD' })
  await follow({}, 'WhatsApp/2.23.20.0 A')
  await follow({ headers: { 'user-agent': phone, 'sec-purpose': 'prefetch' } })
  await follow({}, 'curl/8.5.0')
  const rows = await arrived()
  expect(rows.map(({ bot_reasons }) => (bot_reasons as string[]).join('+')).sort()).toEqual([
    '',
    'head',
    'prefetch',
    'user_agent',
    'user_agent+preview',
  ])
  const counted = rows.find(({ bot_reasons }) => (bot_reasons as string[]).length === 0)
  expect(counted).toMatchObject({ consent: 'cookieless', anonymous_id: expect.stringMatching(/^day-/) })
})

test('clicks while the warehouse is away are led on at once, and arrive once when it is back, also after a restart', async () => {
  const { warehouse: real } = await engines()
  let away = true
  const warehouse: Warehouse = {
    ...real,
    insert: (...all) => (away ? Promise.reject(new Error('the warehouse is away')) : real.insert(...all)),
  }
  const { link, brand, gateway, redirects, follow, reopen } = await scene({ warehouse })
  const led = await Promise.all(Array.from({ length: 200 }, () => follow()))
  expect(led.every((one) => typeof one === 'object' && one.to.includes(link.code))).toBe(true)
  await redirects.close()
  await expect.poll(() => gateway.lag().trouble?.en, { timeout: 10_000 }).toContain('away')
  await gateway.close()
  away = false
  const again = await reopen()
  await again.idle()
  await again.close()
  const rows = await eventsOf(real, brand)
  expect(rows).toHaveLength(200)
  expect(new Set(rows.map(({ click_id }) => click_id)).size).toBe(200)
})

test('where the log is full the link still works, and the clicks that were lost are counted', async () => {
  const { registry, brand, follow, redirects, gateway } = await scene({ spoolBytes: 10 })
  expect(await follow()).toMatchObject({ to: expect.stringContaining('shop.example') })
  await follow()
  await redirects.close()
  expect(await lostClicksOf(registry, brand)).toBe(2)
  await gateway.close()
})

test('a disk that is slow holds up nobody, and closing waits until each click is on it', async () => {
  const { registry, brand, link, gateway, warehouse } = await scene()
  let freed = () => {}
  const held = new Promise<void>((resolve) => (freed = resolve))
  const slow = { ...gateway, record: (event: OwnEvent) => held.then(() => gateway.record(event)) }
  const redirects = await createRedirects({ registry, gateway: slow, log })
  const visit = { query: '', method: 'GET', headers: {}, ip: '203.0.113.77', visitor: '' }
  const led = await Promise.all(
    ['1', '2'].map((requestId) => redirects.follow({ ...visit, code: link.code, requestId })),
  )
  expect(led).toMatchObject([{ to: expect.stringContaining('/mug') }, { to: expect.stringContaining('/mug') }])
  let isClosed = false
  const closing = redirects.close().then(() => (isClosed = true))
  await setTimeout(50)
  expect(isClosed).toBe(false)
  freed()
  await closing
  expect(await lostClicksOf(registry, brand)).toBe(0)
  await gateway.idle()
  expect((await eventsOf(warehouse, brand)).map(({ name }) => name)).toEqual(['link_clicked', 'link_clicked'])
})

test('a link that is over leads to its fallback, else to the brand’s, else nowhere, and its clicks count as none', async () => {
  const { registry, brand, link, redirects, follow, arrived } = await scene()
  await updateLink(registry, ann, brand, link.id, { expires_at: '2020-01-01T00:00:00Z' })
  await redirects.refresh([link.code])
  expect(await follow()).toBe('over')
  await saveLinkSettings(registry, ann, brand, { fallback: 'https://shop.example/over' })
  await redirects.refreshBrand(brand)
  expect(await follow()).toEqual({ to: 'https://shop.example/over' })
  await updateLink(registry, ann, brand, link.id, {
    expires_at: null,
    archived: true,
    fallback: 'https://shop.example/new',
  })
  await redirects.refresh([link.code])
  expect(await follow()).toEqual({ to: 'https://shop.example/new' })
  await updateLink(registry, ann, brand, link.id, { archived: false, target: 'https://shop.example/cup' })
  await redirects.refresh([link.code])
  expect(await follow()).toMatchObject({ to: expect.stringContaining('shop.example/cup?utm_source=instagram&mp=') })
  expect((await arrived()).map(({ name }) => name).sort()).toEqual([
    'link_clicked',
    'link_missed',
    'link_missed',
    'link_missed',
  ])
})

test('more links than are held in memory all work, and a code that nobody made leads nowhere', async () => {
  const { registry, brand, link, redirects, follow } = await scene({ most: 2 })
  const others = []
  for (let i = 0; i < 4; i++)
    others.push(await createLink(registry, ann, brand, { target: `https://shop.example/${i}` }))
  await redirects.refresh(others.map(({ code }) => code))
  for (const [i, { code }] of others.entries()) {
    expect(await follow({ code })).toMatchObject({ to: expect.stringContaining(`/${i}?`) })
  }
  expect(await follow()).toMatchObject({ to: expect.stringContaining(link.code) })
  expect(await follow({ code: 'nobody' })).toBe('unknown')
})

test('the warehouse learns what a link is and what it becomes, also where it was away meanwhile', async () => {
  const { registry, warehouse, brand, link } = await scene()
  const away: Warehouse = { ...warehouse, insert: () => Promise.reject(new Error('away')) }
  const failing = createLinkTeller({ registry, warehouse: away, log })
  await failing.idle()
  await failing.close()
  const teller = createLinkTeller({ registry, warehouse, log })
  await teller.idle()
  await updateLink(registry, ann, brand, link.id, { title: 'Spring', archived: true })
  teller.wake()
  await teller.idle()
  await teller.close()
  const rows = await warehouse.query(
    sql`SELECT code, title, creator, coupon, archived FROM link_versions WHERE brand = ${str(brand)} ORDER BY version`,
  )
  const same = { code: link.code, creator: 'Ann', coupon: link.code.toUpperCase() }
  expect(rows).toMatchObject([
    { ...same, title: '', archived: 0 },
    { ...same, title: 'Spring', archived: 1 },
  ])
})
