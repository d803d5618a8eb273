import { expect, test } from 'vitest'
import { eventsOf, gated, pageView as page } from '../../../test/gateway.ts'
import { warehouses } from '../../../test/measuring.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'

test.each(warehouses)(
  'an event that is sent again counts once: in one batch, in a later one, and after a restart, %s',
  async (_, open) => {
    const { gateway, warehouse, brand, send, reopen } = await gated({ warehouse: await open() })
    const [first, second] = [page(), page({ messageId: 'of-a-library-of-its-own-7' })]
    await send({ batch: [first, first, second] })
    await gateway.idle()
    await send({ batch: [second, page()] })
    await gateway.idle()
    await gateway.close()
    const again = await reopen()
    await send({ batch: [first, second] }, { gateway: again })
    await send({ batch: [first, page()] }, { gateway: again })
    await again.idle()
    expect(await eventsOf(warehouse, brand)).toHaveLength(4)
    await again.close()

    // What waited for a day on a device whose clock tells it so, after another restart.
    const waiting = page({ timestamp: '2026-11-01T12:00:00.000Z' })
    const once = await reopen()
    await send({ batch: [waiting], sentAt: '2026-11-01T12:00:00.000Z' }, { gateway: once })
    await once.idle()
    await once.close()
    const later = await reopen()
    await send({ batch: [waiting], sentAt: '2026-11-02T12:00:00.000Z' }, { gateway: later })
    await later.idle()
    expect(await eventsOf(warehouse, brand)).toHaveLength(5)
    await later.close()
  },
)

test('two brands may use the same id for a message', async () => {
  const [one, other] = [await gated(), await gated()]
  const same = page()
  for (const { gateway, send, warehouse, brand } of [one, other]) {
    await send({ batch: [same] })
    await gateway.idle()
    expect(await eventsOf(warehouse, brand)).toHaveLength(1)
    await gateway.close()
  }
})

test('a bad event is set aside with its reason and remedy, and the others of its batch are taken', async () => {
  const { gateway, warehouse, brand, send } = await gated()
  const large = page({ properties: { text: 'x'.repeat(40_000) } })
  const bad = [
    'no object',
    page({ type: 'dance' }),
    page({ type: 'track' }),
    page({ anonymousId: '' }),
    page({ timestamp: 'yesterday' }),
    large,
  ]
  await send({ batch: [page(), ...bad, page()] })
  await gateway.idle()
  expect(await eventsOf(warehouse, brand)).toHaveLength(2)
  const faults = await warehouse.query<{
    place: number
    field: string
    reason_zh: string
    remedy_en: string
    event: string
  }>(
    sql`SELECT place, field, reason_zh, remedy_en, event FROM event_quarantine WHERE brand = ${str(brand)} ORDER BY place`,
  )
  expect(faults.map(({ place, field }) => [place, field])).toEqual([
    [1, 'batch'],
    [2, 'type'],
    [3, 'event'],
    [4, 'anonymousId'],
    [5, 'timestamp'],
    [6, 'batch'],
  ])
  for (const { reason_zh, remedy_en, event } of faults) {
    expect([reason_zh, remedy_en, event]).not.toContain('')
  }
  await gateway.close()
})

test('an unknown write key, no JSON and too many events are refused', async () => {
  const { gateway, send } = await gated()
  await expect(send({ batch: [page()] }, { writeKey: 'wk_unknown' })).rejects.toMatchObject({ code: 'not_signed_in' })
  await expect(send(Buffer.from('{"batch": ['))).rejects.toMatchObject({ code: 'bad_request' })
  await expect(send([page()])).rejects.toMatchObject({ code: 'bad_request' })
  await expect(send({ batch: Array.from({ length: 2501 }, () => 1) })).rejects.toMatchObject({ code: 'bad_request' })
  await gateway.close()
})

test('while the warehouse is away events are acknowledged and wait, told; when it is back all of them are there', async () => {
  let away = true
  const real = await gated().then(async ({ gateway, warehouse }) => {
    await gateway.close()
    return warehouse
  })
  const flaky: Warehouse = {
    ...real,
    insert: (...given) => (away ? Promise.reject(new Error('The warehouse is away.')) : real.insert(...given)),
  }
  const { gateway, brand, send } = await gated({ warehouse: flaky, spoolBytes: 20_000 })
  let acknowledged = 0
  const sendOne = async () => {
    await send({ batch: [page()] })
    acknowledged++
  }
  for (let i = 0; i < 20; i++) await sendOne()
  await expect
    .poll(() => gateway.lag().trouble, { timeout: 20_000 })
    .toEqual({ en: 'The warehouse is away.', zh: 'The warehouse is away.' })
  expect(gateway.lag().bytes).toBeGreaterThan(5000)
  const fill = async () => {
    for (let i = 0; i < 200; i++) await sendOne()
  }
  await expect(fill()).rejects.toMatchObject({ code: 'too_many_requests', details: { seconds: 10 } })
  away = false
  await gateway.idle()
  expect(gateway.lag()).toEqual({ bytes: 0, since: undefined, trouble: undefined })
  expect(await eventsOf(real, brand)).toHaveLength(acknowledged)
  await gateway.close()
})
