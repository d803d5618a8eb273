import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importing, uciFile } from '../../../test/imports.ts'
import { sql, str } from '../../store/sql.ts'

test('a start takes away uploads that broke off, and keeps every file that came whole', async () => {
  const { queue, take, dataDir } = await importing()
  await take('shop.csv', uciFile(['1 A 1 1.00']))
  const put = (id: string, name: string) => {
    mkdirSync(join(dataDir, 'uploads', id))
    writeFileSync(join(dataDir, 'uploads', id, name), 'a')
  }
  put('broken-off', 'part')
  put('of-another-registry', 'file')
  await queue.resume()
  await queue.idle()
  const left = readdirSync(join(dataDir, 'uploads'))
  expect(left).toHaveLength(2)
  expect(left).toContain('of-another-registry')
})

test('a start takes away what a kill after the commit has left staged, and nothing that counts', async () => {
  const { brand, queue, take, lines, warehouse } = await importing()
  const { load } = await take('shop.csv', uciFile(['1 A 1 1.00', '2 B 1 1.00']))
  await warehouse.insert('staged_order_lines', ['brand', 'load', 'line_no'], Buffer.from(`${brand}\t${load}\t1\n`))
  await queue.resume()
  await queue.idle()
  expect(await warehouse.query(sql`SELECT line_no FROM staged_order_lines WHERE brand = ${str(brand)}`)).toEqual([])
  expect(await lines()).toEqual(['1 A 1 1', '2 B 1 1'])
})
