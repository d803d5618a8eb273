import { expect } from 'vitest'
import { figuresAreCurrent } from './figures.ts'
import { downloaded } from './files.ts'
import { importFile, upload } from './imports.ts'
import { englishOn, namelessOf, overhangOf, settled, untranslatedOf } from './pages.ts'
import { story } from './stage.ts'

const day = (at: number) => `2026-01-${String(at).padStart(2, '0')}`
const evenings = [5, 6, 7, 8]
const orders = [
  'order_id,order_date,sku,title,quantity,unit_price,currency,country,channel,coupon_code,refund,refunded_at',
  'old,2025-12-01 10:00:00,LAMP,Evening lamp,1,30,USD,US,TikTok Shop,,,',
  ...evenings.flatMap((at) =>
    Array.from({ length: at }, (_, nth) => {
      const sku = nth % 2 ? 'MUG,Blue mug,1,12' : 'LAMP,Evening lamp,1,30'
      const back = nth === 2 ? '30,2026-01-20 10:00:00' : ','
      return `${at}-${nth},${day(at)} 19:${10 + nth * 5}:00,${sku},USD,US,TikTok Shop,${nth === 1 ? `LIVE${at}` : ''},${back}`
    }),
  ),
].join('\n')
const costs = 'sku,country,valid_from,currency,unit_cost\nLAMP,,2025-01-01,USD,10\nMUG,,2025-01-01,USD,4\n'
const sessions = [
  'session_id,platform,started_at,ended_at,title,host,market,codes,currency,host_fee,gift_income,viewers,orders',
  ...evenings.map(
    (at) =>
      `L${at},TikTok,${day(at)}T19:00:00Z,${day(at)}T20:00:00Z,Evening ${at},${at % 2 ? 'mia' : 'jon'},US,live${at},USD,20,1.50,${at * 500},${at}`,
  ),
].join('\n')
const minutes = [
  'session_id,platform,at,until,sku,viewers,comments,clicks,gifts',
  ...evenings.flatMap((at) => [
    ...Array.from(
      { length: 6 },
      (_, nth) => `L${at},TikTok,${day(at)}T19:${nth}0:00Z,,,${200 + nth * 30},${nth * 4},${nth * 9},1`,
    ),
    `L${at},TikTok,${day(at)}T19:05:00Z,${day(at)}T19:30:00Z,LAMP,,,60,`,
    `L${at},TikTok,${day(at)}T19:30:00Z,${day(at)}T19:55:00Z,MUG,,,22,`,
  ]),
].join('\n')

story('live sessions come in as files, and each tells what it brought and when', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  const files = { 'orders.csv': orders, 'costs.csv': costs, 'sessions.csv': sessions, 'minutes.csv': minutes }
  for (const [name, content] of Object.entries(files)) await importFile(page, id, { name, content })
  await figuresAreCurrent(page, id)
  await page.goto(`/${id}/live?from=2026-01-01&to=2026-01-31`)
  const table = page.getByRole('table', { name: 'Live sessions', exact: true })
  await expect.poll(() => table.getByText('Evening 5').count(), { timeout: 60_000 }).toBe(1)
  await settled(page)
  await expect
    .poll(() => page.getByRole('table', { name: 'Run-down of the next session' }).getByText('Evening lamp').count())
    .toBe(1)
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overhangOf(page)).toBe(0)
  }
  await table.getByText('Evening 8').click()
  await page.getByRole('heading', { level: 1, name: 'Evening 8' }).waitFor()
  await page.getByText('The whole session').waitFor()
  await settled(page)
  await page.getByRole('table', { name: 'Timeline of a live session' }).getByText('Evening lamp').first().waitFor()
  expect(await namelessOf(page)).toEqual([])
  expect(await untranslatedOf(page)).toEqual([])
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overhangOf(page)).toBe(0)
  }
  const chinese = await stage.owner({ language: 'zh-CN', width: 390 })
  for (const path of ['live', `live/${day(8)}/tiktok:L8`]) {
    await chinese.goto(`/${id}/${path}?from=2026-01-01&to=2026-01-31`)
    await settled(chinese)
    expect(await untranslatedOf(chinese)).toEqual([])
    expect(await englishOn(chinese)).toEqual([])
    expect(await overhangOf(chinese)).toBe(0)
  }
})

const curve = (video: string, drop: number) =>
  Array.from(
    { length: 20 },
    (_, at) => `${video},YouTube,${(at + 1) / 20},${((1 - at * 0.03) * (at >= 10 ? 1 - drop : 1)).toFixed(3)}`,
  )
const films = ['one', 'two', 'three', 'four', 'five']
const videos = [
  'video_id,platform,title,length,published_at,views,codes,version_of',
  'a,YouTube,Balcony long,1:20,2026-01-02T09:00:00Z,9000,cut-a,balcony',
  'b,YouTube,Balcony short,1:10,2026-01-03T09:00:00Z,8000,cut-b,balcony',
  ...films.map((film) => `${film},YouTube,Film ${film},1:15,2026-01-02T09:00:00Z,5000,,`),
].join('\n')
const curves = [
  'video_id,platform,elapsedVideoTimeRatio,audienceWatchRatio',
  ...curve('a', 0.4),
  ...curve('b', 0.1),
  ...films.flatMap((film, at) => curve(film, at / 200)),
].join('\n')
const moments =
  'video_id,platform,second,kind,sku,note,clicks\na,YouTube,0:42,other,,Long logo,3\na,YouTube,1:10,product,LAMP,The lamp,\n'

const sold = [
  'order_id,order_date,sku,title,quantity,unit_price,currency,country,channel,coupon_code,refund,refunded_at',
  'v-1,2026-01-04 10:00:00,LAMP,Evening lamp,1,30,USD,US,TikTok Shop,CUT-A,,',
  'v-2,2026-01-05 10:00:00,LAMP,Evening lamp,1,30,USD,US,TikTok Shop,CUT-B,,',
].join('\n')

story('a video is read beside others, its versions are compared, and a brief says what to change', async (stage) => {
  const { page, id } = await stage.brand({ time_zone: 'UTC' })
  const files = { 'sold.csv': sold, 'videos.csv': videos, 'curves.csv': curves, 'moments.csv': moments }
  for (const [name, content] of Object.entries(files)) await importFile(page, id, { name, content })
  await figuresAreCurrent(page, id)
  await page.goto(`/${id}/videos?from=2026-01-01&to=2026-01-31`)
  const table = page.getByRole('table', { name: 'Videos' })
  await expect.poll(() => table.getByText('Balcony long').count(), { timeout: 60_000 }).toBe(1)
  await table.getByText('Balcony long').click()
  await page.getByRole('heading', { level: 1, name: 'Balcony long' }).waitFor()
  await page.getByText('Cut or shorten').first().waitFor()
  await page.getByRole('table', { name: 'Versions of a video' }).getByText('Balcony short').first().waitFor()
  await page
    .getByRole('img', { name: /^Video second by second\. .*1 order of its codes.*second of 3 clicks/ })
    .waitFor()
  const seconds = page.getByRole('region', { name: 'Video second by second' })
  await seconds.getByRole('button', { name: 'Show as table' }).click()
  await seconds.getByRole('table', { name: 'Video second by second' }).waitFor()
  await settled(page)
  expect(await namelessOf(page)).toEqual([])
  expect(await untranslatedOf(page)).toEqual([])
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overhangOf(page)).toBe(0)
  }
  const chinese = await stage.owner({ language: 'zh-CN', width: 390 })
  await chinese.goto(`/${id}/videos/youtube:a?from=2026-01-01&to=2026-01-31`)
  await chinese.getByText('剪掉或缩短').first().waitFor()
  await settled(chinese)
  expect(await untranslatedOf(chinese)).toEqual([])
  expect(await englishOn(chinese)).toEqual([])
  expect(await overhangOf(chinese)).toBe(0)
  const behind = page.getByRole('table', { name: 'Orders of a video' })
  expect(await behind.getByText('v-2').count()).toBe(0)
  await behind.getByText('v-1').click()
  await page.getByRole('heading', { level: 1, name: 'Order v-1' }).waitFor()
  await page.getByText('sold.csv').first().waitFor()
})

const templates = {
  live: ['Live sessions', 'Minutes of live sessions'],
  videos: ['Videos', 'Retention curves of videos', 'Moments of videos'],
}

story(
  'who has no live sessions or videos yet saves templates of their files, which are read as they are',
  async (stage) => {
    const { page, id } = await stage.brand({ time_zone: 'UTC' })
    for (const [place, names] of Object.entries(templates)) {
      for (const name of names) {
        await page.goto(`/${id}/${place}`)
        await page.getByText('Templates to fill in:').waitFor()
        const link = page.getByRole('main').getByRole('link', { name, exact: true }).and(page.locator('[download]'))
        await upload(page, id, await downloaded(page, () => link.click()))
      }
    }
    await page.goto(`/${id}/data/imports`)
    await page.getByRole('button', { name: 'Moments of videos' }).click()
    const { name } = await downloaded(page, () => page.getByRole('link', { name: 'Save the example' }).click())
    expect(name).toBe('video-moments.csv')
    const chinese = await stage.owner({ language: 'zh-CN', width: 390 })
    for (const place of Object.keys(templates)) {
      await chinese.goto(`/${id}/${place}`)
      await chinese.getByText('下载模板：').waitFor()
      expect(await overhangOf(chinese)).toBe(0)
    }
  },
)
