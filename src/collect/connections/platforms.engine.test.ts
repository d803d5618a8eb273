import { afterEach, beforeEach, expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import { type Importing, importing } from '../../../test/imports.ts'
import { metaSecrets, metaServer, metaSettings } from '../../../test/platforms/meta.ts'
import { shopeeSecrets, shopeeServer, shopeeSettings } from '../../../test/platforms/shopee.ts'
import { tiktokSecrets, tiktokServer } from '../../../test/platforms/tiktok.ts'
import { tiktokShopSecrets, tiktokShopServer } from '../../../test/platforms/tiktok-shop.ts'
import type { Actor } from '../../manage/access.ts'
import { createSeal } from '../../manage/seal.ts'
import { createConnection, getConnection } from './connections.ts'
import { type ConnectionReader, createConnectionReader } from './reader.ts'

const actor: Actor = { kind: 'local', id: 'test', name: 'test' }
const seal = createSeal('a secret of at least thirty-two characters')
const now = new Date('2026-03-10T08:00:00Z')
const march = Date.parse('2026-03-01T10:20:00Z') / 1000

const shop = async () => {
  const server = await tiktokShopServer()
  server.state.pageSize = 1
  const sku = { sku_id: '11', quantity: 1, content_type: 'VIDEO', content_id: '7301', settlement_status: 'UNSETTLED' }
  const money = { estimated_paid_commission: { amount: '3.77', currency: 'USD' } }
  const by = (creator_username: string) => ({ ...sku, ...money, creator_username })
  server.state.orders = [
    { id: '57646', create_time: march, skus: [by('mia.home'), { ...by('jon.d'), sku_id: '12' }] },
    { id: '57647', create_time: march, skus: [by('mia.home')] },
  ]
  return { server, secrets: tiktokShopSecrets, settings: { store: 'Lamp shop' }, rows: 3, path: /orders\/search/ }
}
const shopee = async () => {
  const server = await shopeeServer()
  server.state.pageSize = 1
  const items = [{ item_id: 390, model_id: 12, qty: 1, item_brand_commission_to_affiliate: '9100' }]
  const order = { order_status: 'Completed', verified_status: 'Valid', place_order_time: '2026/3/1 15:36:22', items }
  const of = (order_sn: string) => ({ at: march, order: { ...order, order_sn, affiliate_username: 'yiyi.home' } })
  server.state.conversions = [of('A1'), of('A2')]
  return { server, secrets: shopeeSecrets, settings: shopeeSettings, rows: 2, path: /conversion_report/ }
}
const meta = async () => {
  const server = await metaServer()
  server.state.pageSize = 1
  const fields = { timestamp: '2026-03-01T18:00:00+0000', like_count: 4, permalink: 'https://www.instagram.com/p/a/' }
  server.state.media = ['1801', '1802'].map((id) => ({ id, fields, insights: { views: 900, reach: 700 } }))
  return { server, secrets: metaSecrets, settings: { instagram: metaSettings.instagram }, rows: 2, path: /\/media$/ }
}
const tiktok = async () => {
  const server = await tiktokServer()
  const video = (n: number) => ({ id: String(7_412_345 + n), create_time: march - n, view_count: 10, like_count: 1 })
  server.state.videos = Array.from({ length: 21 }, (_, n) => video(n))
  return { server, secrets: tiktokSecrets, settings: {}, rows: 21, path: /video\/list/ }
}

let imports: Importing
let readers: ConnectionReader[] = []
let close: (() => Promise<void>) | undefined
beforeEach(async () => {
  await engines()
  imports = await importing()
})
afterEach(async () => {
  for (const one of readers) await one.close()
  readers = []
  await close?.()
})

test.each([
  ['tiktok-shop', shop],
  ['shopee', shopee],
  ['meta', meta],
  ['tiktok', tiktok],
] as const)(
  '%s comes in as a file would: a run that broke off goes on, one that is repeated adds nothing',
  async (platform, open) => {
    const { server, secrets, settings, rows, path } = await open()
    close = server.close
    const { registry, queue, brand } = imports
    const input = { platform, name: 'Acme', settings, secrets }
    const { id } = await createConnection(registry, { actor, brand, seal }, input)
    const read = async () => {
      await registry.db.updateTable('connections').set({ next_run_at: now }).where('id', '=', id).execute()
      const reader = createConnectionReader({
        ...{ registry, queue, seal, log: { info: () => {}, error: () => {} }, urls: { [platform]: server.url } },
        ...{ everyMs: 2 ** 30, patience: { tries: 2, firstWaitMs: 2, longestWaitMs: 20 }, clock: () => now },
      })
      readers.push(reader)
      await reader.tick()
      await queue.idle()
      const run = (await getConnection(registry, brand, id)).last_run
      const taken = await Promise.all((run?.imports ?? []).map(imports.look))
      const sum = (of: 'imported' | 'already_there' | 'quarantined') =>
        taken.reduce((all, { counts }) => all + (counts?.[of] ?? 0), 0)
      return { state: run?.state, counts: [sum('imported'), sum('already_there'), sum('quarantined')] }
    }
    // After the first page the platform breaks off.
    const asked = () => server.requests.filter((one) => path.test(one.path)).length
    const breaking = setInterval(() => {
      if (asked() > 0 && server.troubles.length === 0) server.troubles.push({ path, status: 503, body: 'no', times: 2 })
    }, 0)
    const first = await read()
    clearInterval(breaking)
    server.troubles.splice(0, 9)
    const second = await read()
    expect([first.state, second.state].at(-1)).toBe('done')
    expect((first.counts[0] ?? 0) + (second.counts[0] ?? 0)).toBe(rows)
    expect([first.counts[2], second.counts[2]]).toEqual([0, 0])
    const third = await read()
    expect(third).toEqual({ state: 'done', counts: [0, rows, 0] })
  },
)
