import { tmpdir } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { serverPort } from '../../../test/cluster.ts'
import { gated } from '../../../test/gateway.ts'
import { wayTo } from '../../../test/way-to.ts'
import { sql, str } from '../../store/sql.ts'
import { migrate } from '../../store/warehouse/migrate.ts'
import { openWarehouse } from '../../store/warehouse/open.ts'

const awayMs = 60_000
const quiet = { info: () => {} }

test('a warehouse that cannot be reached for a minute costs nothing that was acknowledged before, meanwhile and after', async () => {
  const way = await wayTo(await serverPort())
  const warehouse = await openWarehouse({ dataDir: tmpdir(), url: way.url, database: 'away', log: quiet })
  await migrate(warehouse, quiet)
  const { gateway, brand, send } = await gated({ warehouse })
  const acknowledged: string[] = []
  const sendFor = async (ms: number) => {
    for (const end = Date.now() + ms; Date.now() < end; ) {
      const batch = Array.from({ length: 20 }, () => ({
        type: 'page',
        anonymousId: 'ann',
        messageId: crypto.randomUUID(),
      }))
      await send({ batch })
      acknowledged.push(...batch.map(({ messageId }) => messageId))
      await setTimeout(50)
    }
  }
  await sendFor(3_000)
  way.cut()
  await sendFor(awayMs)
  const lag = gateway.lag()
  expect(lag.trouble).toBeTruthy()
  expect(Date.now() - (lag.since?.getTime() ?? Date.now())).toBeGreaterThan(awayMs - 10_000)
  await way.mend()
  await sendFor(3_000)
  await expect.poll(() => gateway.lag().bytes, { timeout: 60_000, interval: 500 }).toBe(0)
  const rows = await warehouse.query<{ id: string; times: number }>(
    sql`SELECT toString(message_id) AS id, count() AS times FROM events WHERE brand = ${str(brand)} GROUP BY id`,
    { limits: { rows: 10_000_000 } },
  )
  const there = new Map(rows.map(({ id, times }) => [id, times]))
  expect(acknowledged.filter((id) => there.get(id) !== 1)).toEqual([])
  expect(rows).toHaveLength(acknowledged.length)
  await gateway.close()
  await warehouse.close()
  way.cut()
}, 180_000)
