import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { importing, orderTable, uciFile } from '../../../test/imports.ts'
import { limits } from './limits.ts'
import { listQuarantine, quarantineCsv } from './quarantine.ts'

const shop = uciFile(['1 A 6 1.85', '2 B 2 3.00'])

test('the quarantine, corrected and imported again, completes the file', async () => {
  const { take, lines, warehouse } = await importing()
  const one = await take('a.csv', `${shop}3,C,"=CMD(""x"")",many,2011-03-01T09:15:00Z,1,1,Norway\n`)
  expect(one.counts).toMatchObject({ rows_in: 3, imported: 2, quarantined: 1 })
  const [bad] = await listQuarantine(warehouse, one, { after: 0, limit: 10 })
  expect(bad).toMatchObject({ line_no: 4, field: 'Quantity', value: 'many' })
  const file = await text(quarantineCsv(warehouse, one, 'en'))
  const [header, line] = file.trim().split('\r\n')
  expect(header).toMatch(/"Country","millpond_line","millpond_field","millpond_reason","millpond_remedy"$/)
  expect(line).toContain('"3","C","=CMD(""x"")","many"')
  const again = await take('corrected.csv', file.replace('"many"', '"5"'))
  expect(again.counts).toMatchObject({ rows_in: 1, imported: 1, quarantined: 0 })
  expect(await lines()).toEqual(['1 A 6 1.85', '2 B 2 3', '3 C 5 1'])
})

test('a quarantined line keeps its quotes, backslashes and tabs', async () => {
  const { take, warehouse } = await importing()
  const odd = "O'Brien \\ sons\tand 'more\\'"
  const one = await take('a.csv', `${shop}3,C,"${odd}",many,2011-03-01T09:15:00Z,1,1,Norway\n`)
  const [bad] = await listQuarantine(warehouse, one, { after: 0, limit: 10 })
  expect(bad?.cells[2]).toBe(odd)
})

test('a text that the added columns repeat cannot become a formula', async () => {
  const { take, warehouse } = await importing()
  const one = await take(
    'a.csv',
    shop.replace('Quantity', '=Quantity').concat('3,C,x,=1+1,2011-03-01T09:15:00Z,1,1,Norway\n'),
  )
  const file = await text(quarantineCsv(warehouse, one, 'zh'))
  for (const cell of file.split('\r\n')[1]?.split('","').slice(8) ?? []) expect(cell).not.toMatch(/^[=+@-]/)
})

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

test('dates of one file in four orders are read where they are sure, and told with field, line, reason and remedy', async () => {
  const { drop } = await importing()
  const days = ['2026-01-05', '13/04/2026', '04/13/2026', '2026/13/04', '5 Jan 2026', '31/02/2026']
  const rows = days.map((day, i) => `${i},${day},A,1,5\n`).join('')
  const [one] = await drop('a.csv', `order_id,order_date,sku,quantity,unit_price\n${rows}`)
  expect(one?.counts).toMatchObject({ rows_in: 6, imported: 3, quarantined: 3 })
  expect(one?.preview?.first_rows?.map(({ ordered_at }) => String(ordered_at).slice(0, 10))).toEqual([
    '2026-01-05',
    '2026-04-12',
    '2026-01-05',
  ])
  expect(one?.preview?.reasons).toMatchObject([
    {
      field: 'order_date',
      value: '04/13/2026',
      first_line: 4,
      lines: 3,
      reason: { en: expect.stringContaining('no such day'), zh: expect.stringMatching(/[一-龥]/) },
      remedy: { en: expect.stringContaining('correct the date'), zh: expect.stringMatching(/[一-龥]/) },
    },
  ])
})

test('amounts that cannot be are set aside, and those that are odd are told with their lines', async () => {
  const { drop } = await importing()
  const amounts = ['1,5.00', '-3,5.00', '1,-5.00', '1,99999999', '1,1e30', '999999999999,5.00', '1,0', '1,£5']
  const rows = amounts.map((amount, i) => `${i},2026-01-05,A,${amount}\n`).join('')
  const [one] = await drop('a.csv', `order_id,order_date,sku,quantity,unit_price\n${rows}`)
  expect(one?.counts).toMatchObject({ rows_in: 8, imported: 6, quarantined: 2 })
  expect(one?.preview?.reasons?.map(({ field, first_line }) => [field, first_line]).sort()).toEqual([
    ['quantity', 7],
    ['unit_price', 6],
  ])
  expect(Object.fromEntries((one?.findings ?? []).map(({ code, lines }) => [code, lines]))).toMatchObject({
    negative_quantities: [3],
    negative_prices: [4],
    absurd_amounts: [5],
    zero_prices: [8],
  })
})

test('dates that can be read in two orders must be confirmed before they count', async () => {
  const { drop, queue, look } = await importing()
  const file = 'order_id,order_date,sku,quantity,unit_price\n1,03/04/2026,A,1,5\n2,05/06/2026,A,1,5\n'
  const [one] = await drop('a.csv', file, { commit: true })
  expect(one).toMatchObject({ status: 'ready' })
  if (!one) throw new Error('no import')
  await expect(queue.commit(one.brand, one.id)).rejects.toThrow(/ambiguous_dates/)
  await queue.commit(one.brand, one.id, ['ambiguous_dates'])
  await queue.idle()
  expect((await look(one.id)).status).toBe('committed')
})

test('an unknown currency quarantines its lines, and one that is left blank is told', async () => {
  const { drop } = await importing()
  const [one] = await drop('a.csv', orderTable(['1 A 1 5.00 paid 2026-01-05']).replace('GBP', 'QQQ'))
  expect(one?.counts).toMatchObject({ rows_in: 1, quarantined: 1 })
  expect(one?.preview?.reasons?.[0]?.reason.en).toMatch(/currency/i)
  const [blank] = await drop('b.csv', orderTable(['1 A 1 5.00 paid 2026-01-05']).replace('GBP', ''))
  expect(blank?.findings?.find(({ code }) => code === 'blank_currencies')).toMatchObject({
    level: 'warning',
    lines: [2],
  })
})

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
