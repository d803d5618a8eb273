import { expect, test } from 'vitest'
import { ask, cast, server } from '../../test/server.ts'
import { brandScope } from '../manage/loads.ts'
import { sql, str, u64 } from '../store/sql.ts'

/** A brand with a source, and ways to look at a page there and at the visits that it makes. */
async function shop() {
  const { app, parts } = await server()
  const { brand, owner } = await cast(parts)
  const theirs = `/api/v1/brands/${brand.id}`
  const source = (await ask(app, owner, 'POST', `${theirs}/sources`, { name: 'Shop', kind: 'web' })).json()
  const settle = async () => {
    await parts.gateway.idle()
    await parts.traffic.idle()
  }
  return {
    settle,
    call: async (method: 'GET' | 'POST', path: string, body?: object) =>
      (await ask(app, owner, method, `${theirs}${path}`, body)).json(),
    async look(anonymousId: string, url: string) {
      const batch = [{ type: 'page', messageId: crypto.randomUUID(), anonymousId, context: { page: { url } } }]
      await ask(app, { headers: {} }, 'POST', '/v1/batch', { batch, writeKey: source.write_key })
      await settle()
    },
    async visits(): Promise<{ channel: string; page_views: number }[]> {
      const { trafficSlice } = await brandScope(parts.registry, brand.id)
      return parts.warehouse.query(sql`
        SELECT channel, page_views FROM visits FINAL
        WHERE brand = ${str(brand.id)} AND slice = ${u64(trafficSlice)} ORDER BY started_at`)
    },
  }
}

test('events that are sent become visits without anybody asking, and go on with the visit under way', async () => {
  const { look, visits, call } = await shop()
  expect(await call('GET', '/traffic')).toMatchObject({ status: 'idle', derived_at: null })
  await look('ann', 'https://shop.example/?utm_source=newsletter&utm_medium=email')
  expect(await visits()).toEqual([{ channel: 'email', page_views: 1 }])
  await look('ann', 'https://shop.example/mugs')
  await look('ben', 'https://shop.example/')
  expect(await visits()).toEqual([
    { channel: 'email', page_views: 2 },
    { channel: 'direct', page_views: 1 },
  ])
  expect(await call('GET', '/traffic')).toMatchObject({ status: 'idle', derived_at: expect.any(String) })
})

test('when channel rules are changed, visits that were are of the new channels, too', async () => {
  const { look, visits, call, settle } = await shop()
  await look('ann', 'https://shop.example/?utm_source=partner')
  const rule = { channel: 'affiliates', conditions: [{ field: 'source', operator: 'is', values: ['partner'] }] }
  expect(await call('POST', '/channel-rules', { rules: [rule] })).toMatchObject({ version: 1 })
  await settle()
  expect(await visits()).toEqual([{ channel: 'affiliates', page_views: 1 }])
  await look('ben', 'https://shop.example/')
  expect(await visits()).toMatchObject([{ channel: 'affiliates' }, { channel: 'unassigned' }])
})

test('visits can be derived anew at any time, with the same outcome', async () => {
  const { look, visits, call, settle } = await shop()
  await look('ann', 'https://shop.example/?gclid=1')
  const before = await visits()
  const { run } = await call('GET', '/traffic')
  await call('POST', '/traffic/derive')
  await settle()
  expect(await visits()).toEqual(before)
  expect(await call('GET', '/traffic')).toMatchObject({ status: 'idle', run: run + 1, error: null })
})
