import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { importing, uciFile } from '../../../test/imports.ts'

const shop = uciFile(['1 A 6 1.85', '2 B 2 3.00'])

test.each([
  ['an empty file', '', /empty/, /文件为空/],
  ['a gzip that was broken off', gzipSync(shop.repeat(1000)).subarray(0, 60), /ends too early/, /下载中断/],
  ['bytes that are no text', Buffer.from([0, 1, 2, 0, 0, 0, 9, 200]), /no text/, /不是文本/],
] as const)(
  '%s fails with a sentence in both languages, and nothing of it stays',
  async (_, content, reason, inChinese) => {
    const { drop, lines } = await importing()
    const [one] = await drop('a.csv', content)
    expect(one).toMatchObject({ status: 'failed', load: null, error: { code: 'unreadable_file' } })
    expect(one?.error?.message).toMatch(reason)
    expect(one?.error?.message_zh).toMatch(inChinese)
    expect(await lines()).toEqual([])
  },
)

test('a header without lines is ready, and says that there is nothing', async () => {
  const { drop } = await importing()
  const [one] = await drop('a.csv', uciFile([]))
  expect(one).toMatchObject({ status: 'ready', counts: { rows_in: 0 } })
  expect(one?.findings?.map(({ code }) => code)).toContain('no_rows')
})

test('a table that nobody knows is mapped by hand once, and known from then on', async () => {
  const { drop, queue, lines, look } = await importing()
  const file = 'Nummer,Wann,Was,Stück,Einzeln\n7,2026-01-05,A,2,5.00\n'
  const [one] = await drop('a.csv', file)
  expect(one?.status).toBe('unmapped')
  expect(one?.preview?.samples).toEqual([['7', '2026-01-05', 'A', '2', '5.00']])
  if (!one) throw new Error('no import')
  const columns = { order_id: 'Nummer', ordered_at: 'Wann', sku: 'Was', quantity: 'Stück', unit_price: 'Einzeln' }
  await expect(queue.map(one.brand, one.id, { connector: 'orders-table', columns: { sku: 'Was' } })).rejects.toThrow(
    /order_id/,
  )
  await queue.map(one.brand, one.id, { connector: 'orders-table', columns })
  await queue.idle()
  expect(await look(one.id)).toMatchObject({ status: 'ready', connector: 'orders-table', counts: { rows_in: 1 } })
  await queue.commit(one.brand, one.id)
  await queue.idle()
  const [next] = await drop('b.csv', file.replace('7,', '8,').toUpperCase(), { commit: true })
  expect(next?.status).toBe('committed')
  expect(await lines()).toEqual(['7 A 2 5', '8 A 2 5'])
})

test('the wrong separator, lines of another encoding and extra cells cost their lines only, and say why', async () => {
  const { drop } = await importing()
  const mixed = Buffer.concat([
    Buffer.from(shop),
    Buffer.from('3,C,M\xfctze,1,2011-03-01T09:15:00Z,1,1,Norway\n', 'latin1'),
    Buffer.from(
      '4,C,Mütze Öl,1,2011-03-01T09:15:00Z,1,1,Norway\n5;C;x;1;2011-03-01T09:15:00Z;1;1;Norway\n6,C,a,b,1,2011-03-01T09:15:00Z,1,1,Norway\n',
    ),
  ])
  const [one] = await drop('a.csv', mixed)
  expect(one?.counts).toMatchObject({ rows_in: 6, imported: 3, quarantined: 3 })
  expect(one?.preview?.reasons?.map(({ first_line }) => first_line).sort()).toEqual([4, 6, 7])
  expect(one?.findings?.find(({ code }) => code === 'many_quarantined')?.level).toBe('error')
})

test('lines of which each has an encoding of its own are not taken for names before a person has looked', async () => {
  const { drop, queue } = await importing()
  const line = (order: number, title: string) => `${order},C,${title},1,2011-03-01T09:15:00Z,1,1,Norway\n`
  const [one] = await drop(
    'a.csv',
    Buffer.concat([
      Buffer.from(uciFile([]) + line(1, 'Mütze')),
      iconv.encode(line(2, 'Mütze'), 'latin1'),
      iconv.encode(line(3, '红茶礼盒'), 'gbk'),
    ]),
  )
  expect(one?.findings?.find(({ code }) => code === 'mixed_encodings')?.level).toBe('error')
  await expect(queue.commit(one?.brand ?? '', one?.id ?? '')).rejects.toThrow(/mixed_encodings/)
  const [whole] = await drop('b.csv', iconv.encode(uciFile([]) + line(1, '绿茶') + line(2, '红茶礼盒'), 'gbk'))
  expect(whole?.preview?.encoding).toBe('GB18030')
  expect(whole?.findings?.map(({ code }) => code)).not.toContain('mixed_encodings')
})
