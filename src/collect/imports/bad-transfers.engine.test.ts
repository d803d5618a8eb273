import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { importing, uciFile } from '../../../test/imports.ts'
import { limits } from './limits.ts'

const shop = uciFile(['1 A 6 1.85', '2 B 2 3.00'])

test('a line of more than 2 GB ends in the quarantine, and memory stays flat', async () => {
  const { drop } = await importing()
  const piece = Buffer.alloc(2 ** 20, 'x')
  async function* content() {
    yield Buffer.from(`${shop}3,C,`)
    for (let i = 0; i < 2100; i++) yield piece
    yield Buffer.from('\n4,A,LANTERN,1,2011-03-01T09:15:00Z,1,1,Norway\n')
  }
  global.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  const [one] = await drop('a.csv', Readable.from(content()))
  clearInterval(watch)
  expect(one?.file_bytes).toBeGreaterThan(2 ** 31)
  expect(one?.counts).toMatchObject({ rows_in: 4, imported: 3, quarantined: 1 })
  expect(one?.preview?.reasons).toMatchObject([
    { first_line: 4, reason: { en: expect.stringContaining('longer than') } },
  ])
  expect(most - before).toBeLessThan(250 * 2 ** 20)
  const [whole] = await drop(
    'b.csv',
    Readable.from(
      (async function* () {
        for (let i = 0; i < 300; i++) yield piece
      })(),
    ),
  )
  expect(whole?.error?.message).toContain(`longer than ${limits.lineChars} characters`)
})

test('a file beyond the limit, or broken off on its way, leaves nothing', async () => {
  const { queue, submission, registry, brand, dataDir } = await importing()
  await expect(queue.submit(submission('a.csv', shop, { limitBytes: 50 }))).rejects.toMatchObject({ code: 'too_large' })
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from(shop)
      throw new Error('the browser was closed')
    })(),
  )
  await expect(queue.submit(submission('a.csv', broken))).rejects.toThrow(/browser was closed/)
  expect(await registry.db.selectFrom('imports').select('id').where('brand', '=', brand).execute()).toEqual([])
  expect(await readdir(`${dataDir}/uploads`)).toEqual([])
})

test('an import that is cancelled while it is read leaves nothing, and can be tried again', async () => {
  const { queue, submission, look, lines, brand } = await importing()
  const big = uciFile(Array.from({ length: 150_000 }, (_, i) => `${i >> 2} A${i % 4} 1 1.85`))
  const [one] = await queue.submit(submission('a.csv', big, { commit: true }))
  if (!one) throw new Error('no import')
  while ((await look(one.id)).status === 'uploaded') await new Promise((resolve) => setTimeout(resolve, 5))
  await queue.cancel(brand, one.id)
  await queue.idle()
  expect(await look(one.id)).toMatchObject({ status: 'cancelled', load: null, live: false })
  expect(await lines()).toEqual([])
  await queue.retry(brand, one.id)
  await queue.idle()
  expect(await look(one.id)).toMatchObject({ status: 'ready', counts: { rows_in: 150_000, imported: 150_000 } })
})
