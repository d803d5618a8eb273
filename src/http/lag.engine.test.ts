import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { serverPort } from '../../test/cluster.ts'
import { gated } from '../../test/gateway.ts'
import { ask, cast, partsOf } from '../../test/server.ts'
import { wayTo } from '../../test/way-to.ts'
import { migrate } from '../store/warehouse/migrate.ts'
import { openWarehouse } from '../store/warehouse/open.ts'
import { buildApp } from './app.ts'

const quiet = { info: () => {} }
const patience = { timeout: 60_000 }
const nothing = { waiting_bytes: 0, waiting_since: null, trouble: null }

test('what waits for a warehouse that is away is told: how much, since when and why, until it is back', async () => {
  const way = await wayTo(await serverPort())
  const warehouse = await openWarehouse({ dataDir: tmpdir(), url: way.url, database: 'lagging', log: quiet })
  await migrate(warehouse, quiet)
  const { gateway, send } = await gated({ warehouse })
  const parts = await partsOf()
  const app = await buildApp({ ...parts, gateway })
  const { viewer, nobody, brand } = await cast(parts)
  const path = `/api/v1/brands/${brand.id}/events/lag`
  const told = async () => (await ask(app, viewer, 'GET', path)).json()
  const visit = () => send({ batch: [{ type: 'page', anonymousId: 'ann', messageId: crypto.randomUUID() }] })

  await visit()
  await expect.poll(told, patience).toEqual(nothing)
  way.cut()
  const before = Date.now()
  await visit()
  const why = { en: expect.stringMatching(/^The warehouse cannot be reached \(ECONN\w+\)/), zh: expect.any(String) }
  await expect.poll(told, patience).toMatchObject({ trouble: why })
  const waiting = await told()
  expect(waiting.trouble.zh).toMatch(/^数据仓库无法连接（ECONN\w+）/)
  expect(waiting.waiting_bytes).toBeGreaterThan(0)
  const since = Date.parse(waiting.waiting_since)
  expect([since >= before - 1000, since <= Date.now()]).toEqual([true, true])
  await visit()
  expect((await told()).waiting_bytes).toBeGreaterThan(waiting.waiting_bytes)
  expect((await told()).waiting_since).toBe(waiting.waiting_since)
  expect((await ask(app, nobody, 'GET', path)).statusCode).toBe(401)

  await way.mend()
  await expect.poll(told, patience).toEqual(nothing)
  await gateway.close()
  await warehouse.close()
  way.cut()
})
