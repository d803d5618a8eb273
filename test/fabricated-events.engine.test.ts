import { expect, test } from 'vitest'
import { fabricateEvents } from '../bench/fabricate-events.ts'
import { sql, str } from '../src/store/sql.ts'
import { engines, newBrandId } from './engines.ts'

test('events for benchmarks are as many as asked, and every copy has people, orders and messages of its own', async () => {
  const { warehouse } = await engines()
  const brand = newBrandId()
  await fabricateEvents(warehouse, { brand, events: 20_000, size: 'tiny' })
  const copies = await warehouse.query<{
    events: number
    people: number
    orders: number
    first: string
    odd: number
  }>(sql`
    SELECT segment, count() AS events, uniqExact(person) AS people, uniqExactIf(order_id, order_id != '') AS orders,
      min(day) AS first, countIf(day != toDate(at) OR person != sipHash64(if(user_id != '', user_id, anonymous_id))) AS odd
    FROM events WHERE brand = ${str(brand)} GROUP BY segment ORDER BY segment`)
  const [all] = await warehouse.query<Record<string, number>>(sql`
    SELECT count() AS events, uniqExact(message_id) AS messages, uniqExact(person) AS people,
      uniqExactIf(order_id, order_id != '') AS orders
    FROM events WHERE brand = ${str(brand)}`)
  const sum = (name: 'people' | 'orders') => copies.reduce((total, copy) => total + copy[name], 0)
  expect(all).toEqual({ events: 20_000, messages: 20_000, people: sum('people'), orders: sum('orders') })
  expect(copies.length).toBeGreaterThan(1)
  expect(new Set(copies.map(({ first }) => first)).size).toBe(copies.length)
  expect(copies.map(({ odd }) => odd)).toEqual(copies.map(() => 0))
  const left = await warehouse.query(sql`SELECT 1 FROM events WHERE brand = ${str(`${brand} block`)} LIMIT 1`)
  expect(left).toEqual([])
}, 120_000)
