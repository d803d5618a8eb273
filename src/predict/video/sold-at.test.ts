import { expect, test } from 'vitest'
import { type Placed, type Video, type VideoOrder, videoEdges } from '../../measure/video/video-book.ts'
import { wordsFor } from '../../measure/words.ts'
import { bestSeller } from './best-seller.ts'
import { placedSaid } from './placed-said.ts'
import { secondsOf } from './seconds.ts'
import { soldAt } from './sold-at.ts'

const curve = { points: [0, 0.5, 1].map((at) => ({ at, watching: 1 - at / 2, relative: null })) }
const moment = (second: number, kind: string, sku = '', clicks: number | null = null) => ({
  ...{ second, kind, sku, note: '', clicks },
})
const order = (order_id: string, own_code: string, bought: string[], more: Partial<VideoOrder> = {}): VideoOrder => ({
  ...{ store: 'Shop', order_id, placed_on: '2025-03-10', own_code, edge: videoEdges[0], bought },
  ...{ net_sales: 3000, refunds: 0, cm3: 1000 },
  ...more,
})
const link = (code: string, from: number, until: number | null, more: Partial<Placed> = {}): Placed => ({
  ...{ code, from, until, coupon: '', clicks: 0, visits: 0 },
  ...more,
})
const video = (more: Partial<Video>): Video & { curve: typeof curve } => ({
  ...{ key: 'youtube:a', platform: 'youtube', title: '', seconds: 100, published_on: null, sku: '', version_of: '' },
  ...{ views: 10_000, moments: [], sharedCodes: 0, brought: undefined },
  ...more,
  curve,
})
const brought = (placed: Placed[], orders: VideoOrder[] = [], clicks = 0, visits = 0) => ({
  placed,
  orders,
  clicks,
  visits,
})
const spans = (of: Video) =>
  [...soldAt(of).values()].map(({ from, until, clicks, orders }) => [from, until, clicks, orders?.length ?? null])

test('a link is placed until the second that it states, else until the next moment or link, else until the end', () => {
  const moments = [moment(10, 'product'), moment(60, 'call')]
  const placed = [link('a', 20, 45), link('b', 30, null, { clicks: 4 }), link('c', 70, 900)]
  expect(spans(video({ moments, brought: brought(placed) }))).toEqual([
    [20, 45, 0, 0],
    [30, 60, 4, 0],
    [70, 100, 0, 0],
  ])
})

test('an order stands where its code is shown, by its coupon where one link alone there has that', () => {
  const orders = [order('1', 'a', []), order('2', 'save', []), order('3', 'below', [])]
  const one = video({ brought: brought([link('a', 20, 45, { coupon: 'save' })], orders) })
  expect(spans(one)).toEqual([[20, 45, 0, 2]])
  const two = [link('a', 20, 45, { coupon: 'save' }), link('b', 50, 60, { coupon: 'save' })]
  expect(spans(video({ brought: brought(two, orders) }))).toEqual([
    [20, 45, 0, 1],
    [50, 60, 0, 0],
  ])
})

test('orders that no link places are modelled at the first moment with a product of theirs, and counted there only once', () => {
  const moments = [moment(10, 'product', 'LAMP'), moment(40, 'price', 'LAMP'), moment(60, 'product', 'MUG')]
  const orders = [order('1', 'below', ['LAMP']), order('2', 'below', ['LAMP', 'MUG']), order('3', 'a', ['LAMP'])]
  const found = soldAt(video({ moments, brought: brought([link('a', 80, null)], orders) }))
  expect([...found].map(([second, { product_orders }]) => [second, product_orders])).toEqual([
    [80, null],
    [10, 2],
    [60, 1],
  ])
})

test('rows cover the video without gap or overlap, and their figures add up to what its codes brought', () => {
  const moments = [moment(10.5, 'product', 'LAMP', 14), moment(100, 'call', '', 3)]
  const orders = [order('1', 'a', [], { edge: 'declared', cm3: null }), order('2', 'below', [])]
  const one = video({ moments, brought: brought([link('a', 33, 40, { clicks: 5, visits: 4 })], orders, 12, 9) })
  const rows = secondsOf(one, [one])
  const [placed, rest] = [rows.slice(0, -1), rows.at(-1)]
  expect(placed.map(({ second }) => second)).toEqual([0, ...placed.slice(0, -1).map(({ until }) => until)])
  expect(placed.at(-1)?.until).toBe(100)
  expect(placed.find(({ second }) => second === 33)).toMatchObject({
    ...{ placed_until: 40, clicks: 5, visits: 4, orders: 1, declared: 1, net_sales: 3000, cm3: null },
  })
  expect(placed.find(({ second }) => second === 10.5)).toMatchObject({
    moment: 'product',
    platform_clicks: 14,
    clicks: null,
  })
  expect(rest).toMatchObject({
    part: 'unplaced',
    clicks: 7,
    visits: 5,
    orders: 1,
    declared: 0,
    net_sales: 3000,
    cm3: 1000,
  })
  const lost = placed.reduce((sum, row) => sum + (row.lost ?? 0), 0)
  expect(lost).toBeCloseTo(0.5, 9)
})

test('a sentence says how much is placed; what is not known is no zero', () => {
  const said = (of: ReturnType<typeof video>) => placedSaid(secondsOf(of, [of]), wordsFor('USD', undefined)).en
  expect(said(video({}))).toBe('What its links brought is not known: it has no code of its own.')
  expect(said(video({ brought: { ...brought([], [order('1', 'a', [])]), clicks: null, visits: null } }))).toContain(
    'Known for the video as a whole only: 1 order of its codes',
  )
  expect(said(video({ brought: brought([link('a', 20, 45, { clicks: 5, visits: 4 })], [], 12, 9) }))).toBe(
    'Placed at seconds: 5 of 12 clicks, 4 of 9 visits and 0 of 0 orders of its codes; the others are known for the video as a whole only.',
  )
})

test('a stretch sells more only where chance does not explain it', () => {
  const told = (product: number, call: number, views = 10_000) =>
    bestSeller(video({ views, moments: [moment(10, 'product', '', product), moment(60, 'call', '', call)] }))
  expect(told(20, 60)).toMatchObject({ from: 60, until: 100, figure: 'platform_clicks', share: 60 / 7000 })
  expect(told(20, 22)).toBeUndefined()
  expect(
    bestSeller(video({ views: null, moments: [moment(10, 'product', '', 1), moment(60, 'call', '', 90)] })),
  ).toBeUndefined()
  expect(bestSeller(video({ moments: [moment(60, 'call', '', 90)] }))).toBeUndefined()
})
