import { expect, test } from 'vitest'
import { cluster } from '../../../test/cluster.ts'
import { engines } from '../../../test/engines.ts'
import { importing, orderTable, uciFile } from '../../../test/imports.ts'

/** A brand whose facts lie on two shards. */
async function sharded() {
  const { registry } = await engines()
  return importing({ warehouse: await cluster(), registry })
}

test('on two shards, too, the same file twice changes nothing and overlapping files give what the whole gives', async () => {
  const { take, lines } = await sharded()
  const all = Array.from({ length: 60 }, (_, i) => `${i >> 1} A${i % 2} 1 1.85`)
  await take('a.csv', uciFile(all.slice(0, 41)))
  expect((await take('again.csv', `${uciFile(all.slice(0, 41))}\n`)).counts).toMatchObject({
    imported: 0,
    already_there: 41,
  })
  expect((await take('b.csv', uciFile(all.slice(30)))).counts).toMatchObject({ imported: 19, already_there: 11 })
  expect(await lines()).toHaveLength(60)
})

test('on two shards, too, a newer version replaces the older, and undoing it brings the older back', async () => {
  const { take, lines, queue, brand } = await sharded()
  await take('old.csv', orderTable(['1 A 2 5.00 paid 2026-01-05', '2 B 1 9.00 paid 2026-01-05']))
  const newer = await take('new.csv', orderTable(['1 A 1 5.00 paid 2026-01-09', '2 B 1 9.00 paid 2026-01-05']))
  expect(newer.counts).toMatchObject({ imported: 1, replaced: 1, already_there: 1 })
  expect(await lines()).toEqual(['1 A 1 5', '2 B 1 9'])
  await queue.undo(brand, newer.id)
  await queue.idle()
  expect(await lines()).toEqual(['1 A 2 5', '2 B 1 9'])
})
