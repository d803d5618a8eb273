import { expect, test } from 'vitest'
import { sql, u64 } from '../sql.ts'
import { dropPartition, eraseRows, removeRows, rewriteRows } from './removal.ts'

test('rows are removed on every node of a cluster that takes DDL', () => {
  expect(dropPartition('spend_local', '7', 'pond').render().query).toBe(
    "ALTER TABLE spend_local ON CLUSTER pond DROP PARTITION ID '7'",
  )
  expect(removeRows('spend_local', sql`load = ${u64(7)}`, 'pond').render()).toEqual({
    query: 'DELETE FROM spend_local ON CLUSTER pond WHERE load = {p0:UInt64}',
    params: { p0: '7' },
  })
})

test('erased and changed rows are written anew on every node of a cluster that takes DDL', () => {
  const where = sql`load = ${u64(7)}`
  expect(eraseRows('events_local', where, 'pond').render().query).toBe(
    'ALTER TABLE events_local ON CLUSTER pond DELETE WHERE load = {p0:UInt64}',
  )
  expect(rewriteRows('events', sql`load = ${u64(8)}`, where).render()).toEqual({
    query: 'ALTER TABLE events UPDATE load = {p0:UInt64} WHERE load = {p1:UInt64}',
    params: { p0: '8', p1: '7' },
  })
})

test('only names reach the text of a statement', () => {
  expect(() => removeRows('spend; DROP TABLE x', sql`1`)).toThrow('no name')
  expect(() => dropPartition('spend', "1' OR 1")).toThrow('no partition id')
})
