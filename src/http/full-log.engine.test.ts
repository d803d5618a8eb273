import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { brandWithSource, eventsOf, pageView } from '../../test/gateway.ts'
import { partsOf } from '../../test/server.ts'
import { canMount, smallDisk } from '../../test/small-disk.ts'
import { createGateway } from '../collect/gateway/gateway.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { buildApp } from './app.ts'

/** The app with a gateway of its own, whose warehouse is away until `comesBack`, and a source that sends. */
async function awayFrom(dataDir: string, spoolBytes: number) {
  const { gateway: unused, ...rest } = await partsOf()
  await unused.close()
  const { warehouse: real, registry, log } = rest
  let isAway = true
  const warehouse: Warehouse = {
    ...real,
    insert: (...given) => (isAway ? Promise.reject(new Error('The warehouse is away.')) : real.insert(...given)),
  }
  const gateway = await createGateway({ warehouse, registry, dataDir, spoolBytes, log })
  const app = await buildApp({ ...rest, gateway })
  onTestFinished(async () => {
    await app.close()
    await gateway.close()
  })
  const { brand, source } = await brandWithSource(registry)
  const acknowledged: string[] = []
  const send = async (text = '') => {
    const messageId = crypto.randomUUID()
    const batch = [pageView({ messageId, properties: { text } })]
    const headers = { authorization: `Bearer ${source.write_key}`, origin: 'https://shop.example' }
    const answer = await app.inject({ method: 'POST', url: '/v1/batch', headers, payload: { batch } })
    if (answer.statusCode === 200) acknowledged.push(messageId)
    return answer
  }
  return {
    gateway,
    acknowledged,
    send,
    /** Sends until something else than 200 is answered, and gives that. */
    async fill(text: string) {
      for (let i = 0; i < 2000; i++) {
        const answer = await send(text)
        if (answer.statusCode !== 200) return answer
      }
      throw new Error('Everything was taken.')
    },
    comesBack() {
      isAway = false
    },
    /** Ids of the events in the warehouse, each as often as it is there. */
    async arrived() {
      await gateway.idle()
      return (await eventsOf(real, brand)).map(({ message_id }) => String(message_id)).sort()
    },
  }
}

test('when too much waits for the warehouse, senders are told with 429 when to come again; once it is back they are taken, and nothing is lost', async () => {
  const { fill, send, comesBack, arrived, acknowledged } = await awayFrom(
    mkdtempSync(join(tmpdir(), 'millpond-full-log-')),
    20_000,
  )
  for (const refused of [await fill('x'.repeat(500)), await send('x'.repeat(500))]) {
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '10'])
    // Without it the page that sends could not read the answer.
    expect(refused.headers['access-control-allow-origin']).toBe('https://shop.example')
    expect(refused.json()).toMatchObject({
      error: {
        code: 'too_many_requests',
        message: 'Too many requests. Try again in 10 seconds.',
        message_zh: '请求过于频繁，请在 10 秒后重试。',
        details: { seconds: 10 },
      },
    })
  }
  expect(acknowledged.length).toBeGreaterThan(5)
  comesBack()
  expect(await arrived()).toEqual(acknowledged.toSorted())
  expect((await send()).statusCode).toBe(200)
  expect(await arrived()).toEqual(acknowledged.toSorted())
})

test.skipIf(!canMount())(
  'when the disk is full, senders are told so with 507; once there is room they are taken, and nothing is lost (needs root, to mount one)',
  async () => {
    const disk = smallDisk(2)
    onTestFinished(disk.remove)
    const { fill, send, comesBack, arrived, acknowledged } = await awayFrom(disk.directory, 2 ** 26)
    const refused = await fill('x'.repeat(20_000))
    expect(refused.statusCode).toBe(507)
    expect(refused.json()).toMatchObject({
      error: { code: 'disk_full', message: expect.stringMatching(/^The disk is full: [\w-]+\. /) },
    })
    expect(acknowledged.length).toBeGreaterThan(20)
    disk.resize(32)
    expect((await send('x'.repeat(20_000))).statusCode).toBe(200)
    comesBack()
    expect(await arrived()).toEqual(acknowledged.toSorted())
  },
)
