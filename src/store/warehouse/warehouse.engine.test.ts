import { buffer } from 'node:stream/consumers'
import { setTimeout as passed } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { cluster, singleServer } from '../../../test/cluster.ts'
import { engines, newBrandId } from '../../../test/engines.ts'
import { Sql, sql, str, strs, u64, u64s } from '../sql.ts'
import type { Warehouse } from './warehouse.ts'

const columns = ['brand', 'load', 'line_no', 'store', 'order_id', 'title', 'goods_minor', 'cancelled_at']
type Order = { load?: number; order: string; title?: string }

function tsv(brand: string, orders: readonly Order[]): Buffer {
  const rows = orders.map(({ load = 1, order, title = '' }, i) => [brand, load, i, 'shop', order, title, 100, '\\N'])
  return Buffer.from(rows.map((row) => `${row.join('\t')}\n`).join(''))
}

const numbered = (count: number, load = 1) => Array.from({ length: count }, (_, i) => ({ load, order: `o${i}` }))
const endless = sql`SELECT sum(sipHash64(number)) AS x FROM numbers(100000000000)`

describe.each([
  ['embedded', async () => (await engines()).warehouse],
  ['on two shards', cluster],
  ['on one server', singleServer],
] as [string, () => Promise<Warehouse>][])('the warehouse %s', async (_, open) => {
  const warehouse = await open()
  const count = async (brand: string, table = sql`order_lines`) => {
    const [row] = await warehouse.query<{ rows: number }>(
      sql`SELECT count() AS rows FROM ${table} WHERE brand = ${str(brand)}`,
    )
    return row?.rows
  }

  test('values of every kind come back as they went in', async () => {
    const texts = [
      "it's",
      'a\ttab',
      'a\nline\r\nand\n\nmore',
      'back\\slash \\N',
      '蓝色 🙂',
      'a\0nul',
      '{p0:String} ; --',
      '',
    ]
    for (const text of texts) expect(await warehouse.query(sql`SELECT ${str(text)} AS text`)).toEqual([{ text }])
    expect(await warehouse.query(sql`SELECT ${strs(texts)} AS texts, ${u64s([1, 2n])} AS numbers`)).toEqual([
      { texts, numbers: [1, 2] },
    ])
  })

  test('64-bit numbers come as numbers, decimals and times as text', async () => {
    const statement = sql`SELECT toInt64(-5) AS a, toUInt64(9007199254740991) AS b, toDecimal64('1.5', 4) AS c,
      toDateTime64('2026-01-31 10:00:00.5', 3, 'UTC') AS d, toDate('2026-01-31') AS e, NULL AS f`
    const row = { a: -5, b: 9007199254740991, c: '1.5', d: '2026-01-31 10:00:00.500', e: '2026-01-31', f: null }
    expect(await warehouse.query(statement)).toEqual([row])
  })

  test('questions asked at once get their own answers', async () => {
    const asked = Array.from({ length: 100 }, (_, i) => i)
    const answers = await Promise.all(
      asked.map((i) => warehouse.query(sql`SELECT ${u64(i)} AS i, count() AS n FROM numbers(${u64(i * 100)})`)),
    )
    expect(answers).toEqual(asked.map((i) => [{ i, n: i * 100 }]))
  })

  test('a failed question leaves nothing behind for the next', async () => {
    const failing = sql`SELECT number, throwIf(number = 150000) AS x FROM numbers(200000)`
    for (let i = 0; i < 10; i++) {
      await expect(warehouse.query(failing)).rejects.toMatchObject({ code: 'internal' })
      expect(await warehouse.query(sql`SELECT ${u64(i)} AS i`)).toEqual([{ i }])
    }
  })

  test('settings of one question do not reach the next', async () => {
    await warehouse.query(sql`SELECT 1 AS x`, { limits: { threads: 1 }, settings: { max_block_size: 77 } })
    const left = await warehouse.query(sql`SELECT getSetting('max_block_size') = 77 AS stuck`)
    expect(left).toEqual([{ stuck: expect.toBeOneOf([0, false]) }])
  })

  test('a cancelled question ends soon and frees its place', async () => {
    const running = Array.from({ length: 8 }, () => new AbortController())
    const started = performance.now()
    setTimeout(() => {
      for (const controller of running) controller.abort()
    }, 200)
    const outcomes = await Promise.allSettled(running.map(({ signal }) => warehouse.query(endless, { signal })))
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
      running.map(() => 'cancelled'),
    )
    expect(await warehouse.query(sql`SELECT 1 AS x`)).toEqual([{ x: 1 }])
    expect(performance.now() - started).toBeLessThan(3000)
    const left = sql`SELECT count() AS n FROM system.processes WHERE query LIKE '%numbers(1000000000%' AND query NOT LIKE '%system%'`
    await expect.poll(() => warehouse.query(left)).toEqual([{ n: 0 }])
  })

  test('a question already cancelled is never asked', async () => {
    await expect(warehouse.query(endless, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('a question ends at its limit of time, rows or memory', async () => {
    const heavy = { code: 'query_too_heavy' }
    await expect(warehouse.query(endless, { limits: { seconds: 1 } })).rejects.toMatchObject({
      ...heavy,
      details: { limit: '1 s' },
    })
    const rows = sql`SELECT number FROM numbers(1000)`
    await expect(warehouse.query(rows, { limits: { rows: 999 } })).rejects.toMatchObject(heavy)
    expect(await warehouse.query(rows, { limits: { rows: 1000 } })).toHaveLength(1000)
    const large = sql`SELECT length(groupArray(number)) AS n FROM numbers(100000000)`
    await expect(warehouse.query(large, { limits: { memoryBytes: 50_000_000 } })).rejects.toMatchObject(heavy)
    // What writes has no period that could be narrowed.
    const written = sql`INSERT INTO FUNCTION null('n UInt64') ${large}`
    await expect(warehouse.run(written, { limits: { memoryBytes: 50_000_000 } })).rejects.toMatchObject({
      code: 'too_little_memory',
      details: { limit: '50 MB' },
    })
  })

  test('text in inserted rows stays text, whatever it holds', async () => {
    const brand = newBrandId()
    const titles = [';', 'x; DROP TABLE order_lines;', '-- no comment', "it's", '\\\\', 'a\\nb\\tc', '\\N', '', '蓝 🙂']
    await warehouse.insert(
      'order_lines',
      columns,
      tsv(
        brand,
        titles.map((title, i) => ({ order: `o${i}`, title })),
      ),
    )
    const rows = await warehouse.query(sql`SELECT title FROM order_lines WHERE brand = ${str(brand)} ORDER BY line_no`)
    expect(rows.map((row) => (row as { title: string }).title)).toEqual([
      ';',
      'x; DROP TABLE order_lines;',
      '-- no comment',
      "it's",
      '\\',
      'a\nb\tc',
      '',
      '',
      '蓝 🙂',
    ])
  })

  test('an empty line among the rows is refused, and nothing of them is written', async () => {
    const brand = newBrandId()
    const rows = tsv(brand, numbered(2))
    const bodies = [
      ['\n', rows],
      [rows, '\n', rows],
      [rows, '\nSELECT 1\n'],
    ]
    for (const body of bodies) {
      const insert = warehouse.insert('order_lines', columns, Buffer.from(body.join('')))
      await expect(insert).rejects.toMatchObject({ code: 'internal' })
    }
    expect(await count(brand)).toBe(0)
  })

  test('a repeated insert with the same token changes nothing', async () => {
    const brand = newBrandId()
    const rows = tsv(brand, numbered(500))
    for (let i = 0; i < 3; i++) await warehouse.insert('order_lines', columns, rows, { token: `${brand}-1` })
    expect(await count(brand)).toBe(500)
    await warehouse.insert('order_lines', columns, rows, { token: `${brand}-2` })
    expect(await count(brand)).toBe(1000)
  })

  test('a repeated INSERT … SELECT with the same token changes nothing', async () => {
    const brand = newBrandId()
    const statement = sql`INSERT INTO rate_gaps SELECT ${str(brand)}, 1, toDate(number), 'EUR', '', 1 FROM numbers(300000)`
    for (let i = 0; i < 2; i++) await warehouse.run(statement, { token: brand })
    expect(await count(brand, sql`rate_gaps`)).toBe(300000)
  })

  test('a partition is dropped, and its neighbour stays', async () => {
    const brand = newBrandId()
    const load = Date.now()
    const rows = tsv(brand, [...numbered(100, load), ...numbered(50, load + 1)])
    await warehouse.insert('staged_order_lines', columns, rows)
    await warehouse.dropPartition('staged_order_lines', String(load))
    await warehouse.dropPartition('staged_order_lines', String(load))
    expect(await count(brand, sql`staged_order_lines`)).toBe(50)
    await warehouse.dropPartition('staged_order_lines', String(load + 1))
  })

  test('removed rows are gone at once, and only they', async () => {
    const brand = newBrandId()
    await warehouse.insert('order_lines', columns, tsv(brand, [...numbered(100, 1), ...numbered(30, 2)]))
    await warehouse.remove('order_lines', sql`brand = ${str(brand)} AND load = ${u64(1)}`)
    expect(await count(brand)).toBe(30)
  })

  test('rows are erased to the end, though the partition that is being written anew is dropped meanwhile', async () => {
    const brand = newBrandId()
    const loads = [Date.now(), Date.now() + 1, Date.now() + 2]
    const rows = loads.flatMap((load) => numbered(40, load))
    await warehouse.insert('staged_order_lines', columns, tsv(brand, rows))
    const erased = warehouse.erase('staged_order_lines', sql`brand = ${str(brand)} AND sleepEachRow(0.05) = 0`)
    const dropped = loads.slice(0, 2).map(async (load) => {
      await passed(500)
      await warehouse.dropPartition('staged_order_lines', String(load))
    })
    await Promise.all([erased, ...dropped])
    expect(await count(brand, sql`staged_order_lines`)).toBe(0)
  })

  test('joins and IN see every row, wherever it is kept', async () => {
    const brand = newBrandId()
    await warehouse.insert('order_lines', columns, tsv(brand, numbered(200)))
    await warehouse.insert(
      'spend',
      ['brand', 'load', 'line_no', 'campaign', 'day'],
      Buffer.from(Array.from({ length: 200 }, (_, i) => `${brand}\t1\t${i}\to${i}\t2026-01-01\n`).join('')),
    )
    const rows = await warehouse.query(sql`
      SELECT count() AS joined, countIf(order_id IN (SELECT campaign FROM spend WHERE brand = ${str(brand)})) AS inside
      FROM order_lines AS o JOIN spend AS s ON s.campaign = o.order_id AND s.brand = o.brand
      WHERE o.brand = ${str(brand)}`)
    expect(rows).toEqual([{ joined: 200, inside: 200 }])
  })

  test('INSERT … SELECT moves every row once', async () => {
    const brand = newBrandId()
    await warehouse.insert('order_lines', columns, tsv(brand, numbered(1000)))
    const names = new Sql([columns.join(', ')], [])
    await warehouse.run(
      sql`INSERT INTO staged_order_lines (${names}) SELECT ${names} FROM order_lines WHERE brand = ${str(brand)}`,
    )
    expect(await count(brand, sql`staged_order_lines`)).toBe(1000)
    await warehouse.dropPartition('staged_order_lines', '1')
  })

  test('exports come in three formats', async () => {
    const statement = sql`SELECT number AS id, concat('a "', toString(number), '"') AS text FROM numbers(2)`
    const read = async (format: 'CSVWithNames' | 'JSONEachRow' | 'Parquet') =>
      buffer(await warehouse.stream(statement, format))
    expect(String(await read('CSVWithNames'))).toBe('"id","text"\n0,"a ""0"""\n1,"a ""1"""\n')
    expect(String(await read('JSONEachRow'))).toBe('{"id":0,"text":"a \\"0\\""}\n{"id":1,"text":"a \\"1\\""}\n')
    const parquet = await read('Parquet')
    expect([String(parquet.subarray(0, 4)), String(parquet.subarray(-4))]).toEqual(['PAR1', 'PAR1'])
  })

  test('a failed export is an error, not half a file', async () => {
    const failing = sql`SELECT throwIf(number = 300000) AS x FROM numbers(400000)`
    await expect(warehouse.stream(failing, 'CSVWithNames')).rejects.toMatchObject({ code: 'internal' })
  })

  test('every table that holds rows writes them to the disk before it acknowledges', async () => {
    const rows = await warehouse.query<{ name: string }>(sql`
      SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'
        AND NOT (engine_full LIKE '%fsync_after_insert = 1, fsync_part_directory = 1%deduplication_window = 1000%')`)
    expect(rows).toEqual([])
  })
})
