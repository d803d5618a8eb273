import { describe, expect, test } from 'vitest'
import { type BookedOrder, insertRows } from '../../../test/books.ts'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { videoOrders } from '../../measure/video/video-orders.ts'
import { videoPerformance } from '../../measure/video/video-performance.ts'
import { videoBrief } from './video-brief.ts'
import { videoCurve } from './video-curve.ts'
import { videoSeconds } from './video-seconds.ts'
import { videoVersions } from './video-versions.ts'

const days = { from: '2025-03-01', to: '2025-03-31' }
type Told = Record<string, string | number | null>
type Film = {
  video_id: string
  seconds?: number
  views?: number
  codes?: string
  version_of?: string
  curve: readonly (readonly [at: number, watching: number])[]
  moments?: readonly Told[]
}

const order = (order_id: string, coupon_code: string): BookedOrder => ({
  order_id,
  coupon_code,
  entries: [{ at: '2025-03-10 10:00:00', sku: 'LAMP', units: 1, net_sales: 3000, goods_cost: 1000 }],
})

/** A curve that falls evenly from 1 to its end, but for a part where it falls at once by so much. */
const falling = (end: number, drop = 0): [number, number][] =>
  Array.from({ length: 21 }, (_, at) => [at / 20, (1 - (1 - end) * (at / 20)) * (at > 10 ? 1 - drop : 1)])

async function scene(open: (typeof warehouses)[number][1], films: readonly Film[], orders: BookedOrder[] = []) {
  const { warehouse, scope, ask } = await brandWith(open, orders)
  let key = 0
  const fact = (row: Told): Told => ({
    ...{ brand: scope.brand, load: 1, line_no: ++key, row_key: key, platform: 'youtube' },
    ...{ received_at: '2025-04-01 00:00:00', as_of: '2025-04-01 00:00:00' },
    ...row,
  })
  const rows = (of: (film: Film) => readonly Told[]) => films.flatMap((film) => of(film).map(fact))
  await insertRows(
    warehouse,
    'videos',
    rows(({ curve: _, moments: __, ...film }) => [{ seconds: 100, ...film }]),
  )
  await insertRows(
    warehouse,
    'video_retention',
    rows(({ video_id, curve }) => curve.map(([position, watching]) => ({ video_id, position, watching }))),
  )
  const moments = rows(({ video_id, moments: told = [] }) => told.map((moment) => ({ video_id, ...moment })))
  if (moments.length) await insertRows(warehouse, 'video_moments', moments)
  return { warehouse, scope, ask }
}

const peers = [0.3, 0.32, 0.34, 0.36, 0.38].map((end, at) => ({ video_id: `peer${at}`, curve: falling(end) }))

describe.each(warehouses)('videos, %s', (_, open) => {
  test('a video has its latest figures, and its codes and product as the last file that knows of them states them', async () => {
    const stated = { video_id: 'a', title: 'First', views: 10, curve: [] }
    const { warehouse, scope, ask } = await scene(open, [{ ...stated, codes: 'film-a', version_of: 'balcony' }])
    const at = (day: number) => ({ received_at: `2025-04-0${day} 00:00:00`, as_of: `2025-04-0${day} 00:00:00` })
    const row = { brand: scope.brand, load: 1, line_no: 1, platform: 'youtube', video_id: 'a', seconds: 90 }
    const look = () => ask(videoPerformance, days).then(({ rows }) => rows)
    await insertRows(warehouse, 'videos', [
      { ...row, ...at(2), row_key: 900, line_key: 'figures', title: 'Second', views: 25 },
    ])
    expect(await look()).toMatchObject([{ title: 'Second', views: 25, version_of: 'balcony' }])
    await insertRows(warehouse, 'videos', [{ ...row, ...at(3), row_key: 901, title: 'Third', views: null, codes: '' }])
    expect(await look()).toMatchObject([{ title: 'Third', views: null, version_of: '' }])
  })

  test('a video’s own codes bring its clicks and orders; a code that two videos state is of neither', async () => {
    const films = [
      { video_id: 'a', views: 1000, codes: 'film-a both', curve: falling(0.4) },
      { video_id: 'b', views: 500, codes: 'both', curve: falling(0.2) },
    ]
    const { warehouse, scope, ask } = await scene(open, films, [
      order('1', 'FILM-A'),
      order('2', 'film-a'),
      order('3', 'BOTH'),
    ])
    const click = {
      brand: scope.brand,
      source: 'links',
      name: 'link_clicked',
      type: 'track',
      received_at: '2025-03-10 10:00:00',
    }
    await insertRows(
      warehouse,
      'events',
      [1, 2, 3, 4].map((nth) => ({
        ...click,
        code: 'film-a',
        at: '2025-03-10 10:00:00',
        anonymous_id: `p${nth}`,
        message_id: crypto.randomUUID(),
      })),
    )
    const before = (await ask(videoPerformance, days)).rows[0]
    expect(before).toMatchObject({ clicks: null, click_rate: null, orders: 2 })
    await insertRows(warehouse, 'link_versions', [
      { brand: scope.brand, code: 'film-a', version: '2025-01-01 00:00:00.000', kind: 'web', archived: 0, creator: '' },
    ])
    const { rows } = await ask(videoPerformance, days)
    expect(rows[0]).toMatchObject({
      ...{ video: 'youtube:a', clicks: 4, click_rate: 0.004, orders: 2, order_rate: 0.002, net_sales: 6000, cm3: 4000 },
      ...{ shared_codes: 1, published_on: null },
    })
    expect(rows[0]?.watched).toBeCloseTo(0.7, 9)
    expect(rows[0]?.kept_half).toBeCloseTo(0.7, 9)
    expect(rows[0]?.click_low).toBeCloseTo(0.00156, 5)
    expect(rows[0]?.click_high).toBeCloseTo(0.01024, 5)
    expect(rows[1]).toMatchObject({ video: 'youtube:b', clicks: null, orders: null, cm3: null, shared_codes: 1 })
    const found = { store: 'Shop', placed_on: '2025-03-10', edge: 'deterministic', own_code: 'film-a' }
    const behind = (await ask(videoOrders, { ...days, video: 'youtube:a' })).rows
    expect(behind).toEqual(
      ['1', '2'].map((order_id) => ({ ...found, order_id, net_sales: 3000, refunds: 0, cm3: 2000 })),
    )
    for (const video of ['youtube:b', 'youtube:none'])
      expect((await ask(videoOrders, { ...days, video })).rows).toEqual([])
  })

  test('a part loses where fewer stay than in the brand’s other videos of like length, and the brief says so', async () => {
    const moments: Told[] = [
      { second: 52, kind: 'other', note: 'Long logo', clicks: 7 },
      { second: 80, kind: 'product', sku: 'LAMP' },
    ]
    const films = [
      { video_id: 'a', curve: falling(0.34, 0.3), moments },
      ...peers,
      { video_id: 'long', seconds: 300, curve: falling(0.9) },
    ]
    const { ask } = await scene(open, films)
    const { rows } = await ask(videoCurve, { ...days, video: 'youtube:a' })
    expect(rows.map(({ second, verdict }) => [second, verdict]).filter(([, verdict]) => verdict)).toEqual([
      [50, 'loses'],
    ])
    expect(rows[10]).toMatchObject({ second: 50, until: 55, shows: 'Long logo', clicks: 7, videos: 5 })
    expect(rows[10]?.kept).toBeCloseTo(((1 - 0.66 * 0.55) * 0.7) / (1 - 0.66 * 0.5), 9)
    const brief = (await ask(videoBrief, { ...days, video: 'youtube:a' })).rows
    expect(brief.map(({ advice, second }) => [advice, second])).toEqual([
      ['cut', 50],
      ['show_earlier', 80],
      ['no_call', null],
    ])
    expect(brief[0]?.english).toBe(
      'Cut or shorten 0:50–0:55 (“Long logo”): only 67% of its viewers stay, in other videos 95%.',
    )
    expect(brief[0]?.chinese).toContain('剪掉或缩短 0:50–0:55')
  })

  test('what a link brought stands at the seconds that its post states, and everything else as not placed', async () => {
    const moments: Told[] = [
      { second: 20, kind: 'product', sku: 'LAMP', clicks: 6 },
      { second: 60, kind: 'call' },
    ]
    const films = [{ video_id: 'a', views: 1000, codes: 'film-a', curve: falling(0.4), moments }]
    const sold = [order('1', 'CARD5'), order('2', 'film-a'), order('3', 'card5')]
    const { warehouse, scope, ask } = await scene(open, films, sold)
    const version = { brand: scope.brand, version: '2025-01-01 00:00:00.000', kind: 'web', archived: 0, creator: '' }
    await insertRows(warehouse, 'link_versions', [
      { ...version, code: 'film-a', post: 'a' },
      // With the colon of a Chinese keyboard.
      { ...version, code: 'card', post: 'a#t=0：41', coupon: 'CARD5' },
      { ...version, code: 'other', post: 'b#t=0:10' },
    ])
    const at = '2025-03-10 10:00:00'
    await insertRows(
      warehouse,
      'events',
      ['film-a', 'film-a', 'card', 'other'].map((code, nth) => ({
        ...{ brand: scope.brand, source: 'links', name: 'link_clicked', type: 'track', received_at: at, at, code },
        ...{ anonymous_id: `p${nth}`, message_id: crypto.randomUUID() },
      })),
    )
    const { rows, totals, sentence } = await ask(videoSeconds, { ...days, video: 'youtube:a' })
    const figures = rows.filter((row) =>
      [row.clicks, row.platform_clicks, row.product_orders].some((one) => one !== null),
    )
    expect(
      figures.map((row) => [
        row.second,
        row.placed_until,
        row.platform_clicks,
        row.clicks,
        row.orders,
        row.product_orders,
      ]),
    ).toEqual([
      [20, 41, 6, null, null, 1],
      [41, 60, null, 1, 2, null],
      [null, null, null, 2, 1, null],
    ])
    expect(rows.find(({ second }) => second === 41)).toMatchObject({
      visits: 0,
      declared: 0,
      net_sales: 6000,
      cm3: 4000,
    })
    expect(totals).toMatchObject({ clicks: 3, orders: 3, platform_clicks: 6, net_sales: 9000 })
    expect(sentence?.en).toContain('1 of 3 clicks, 0 of 0 visits and 2 of 3 orders of its codes')
    expect((await ask(videoPerformance, days)).rows[0]).toMatchObject({ clicks: 3, orders: 3 })
    expect((await ask(videoSeconds, { ...days, video: 'youtube:none' })).rows).toEqual([])
  })

  test('from few videos alike nothing is said, and a video without a curve has none', async () => {
    const { ask } = await scene(open, [
      { video_id: 'a', curve: falling(0.3, 0.5) },
      ...peers.slice(0, 3),
      { video_id: 'bare', curve: [] },
    ])
    const { rows } = await ask(videoCurve, { ...days, video: 'youtube:a' })
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['']))
    const brief = (await ask(videoBrief, { ...days, video: 'youtube:a' })).rows
    expect(brief.map(({ advice }) => advice)).toEqual(['few_alike'])
    expect((await ask(videoCurve, { ...days, video: 'youtube:bare' })).rows).toEqual([])
    const list = (await ask(videoPerformance, days)).rows.find(({ video }) => video === 'youtube:bare')
    expect(list).toMatchObject({ watched: null, kept_end: null, views: null, click_rate: null })
  })

  test('versions are compared with an interval, and a difference that chance explains is no difference', async () => {
    const versions = [
      { video_id: 'a', version_of: 'lamp', views: 1000, codes: 'va', curve: falling(0.4) },
      { video_id: 'b', version_of: 'lamp', views: 1000, codes: 'vb', curve: falling(0.2) },
    ]
    const { ask } = await scene(open, versions, [order('1', 'va'), order('2', 'vb'), order('3', 'vb')])
    const { rows } = await ask(videoVersions, { ...days, video: 'youtube:a' })
    const of = (figure: string) => rows.find((row) => row.figure === figure)
    // Newcombe's interval of 400 and 200 of 1000 each: 0.4 has 0.3701 to 0.4307, and 0.2 has 0.1764 to 0.2259.
    expect(of('kept_end')).toMatchObject({ other: 'youtube:b', verdict: 'this' })
    expect(of('kept_end')?.difference).toBeCloseTo(0.2, 9)
    expect(of('kept_end')?.low).toBeCloseTo(0.2 - Math.hypot(0.4 - 0.3701, 0.2259 - 0.2), 3)
    expect(of('kept_end')?.high).toBeCloseTo(0.2 + Math.hypot(0.4307 - 0.4, 0.2 - 0.1764), 3)
    expect(of('order_rate')).toMatchObject({ this_one: 0.001, that_one: 0.002, verdict: 'chance' })
    expect((await ask(videoVersions, { ...days, video: 'youtube:none' })).rows).toEqual([])
  })
})
