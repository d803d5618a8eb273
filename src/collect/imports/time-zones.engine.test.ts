import { expect, test } from 'vitest'
import { type Importing, importing } from '../../../test/imports.ts'
import { sql, str } from '../../store/sql.ts'

const zone = 'America/New_York'
const day = sql`toString(toDate(at, ${str(zone)}))`

async function newYork(): Promise<Importing> {
  const shop = await importing()
  await shop.registry.db.updateTable('brands').set({ time_zone: zone }).where('id', '=', shop.brand).execute()
  return shop
}

const orderDays = ({ warehouse, brand }: Importing) =>
  warehouse.query<{ day: string; clock: string }>(
    sql`SELECT ${day} AS day, formatDateTime(at, '%F %H:%i', 'UTC') AS clock
      FROM (SELECT ordered_at AS at FROM order_lines WHERE brand = ${str(brand)}) ORDER BY day, clock`,
  )

test('an order dated without a zone counts on that day where the brand lives', async () => {
  const shop = await newYork()
  const file = 'order_id,order_date,sku,quantity,unit_price\n1,2026-01-14,A,1,5.00\n2,2026-01-14 23:30:00,A,1,5.00\n'
  const one = await shop.take('orders.csv', file)
  expect(one).toMatchObject({
    connector: 'orders-table',
    preview: { period: { from: '2026-01-14', to: '2026-01-14' } },
  })
  expect(await orderDays(shop)).toEqual([
    { day: '2026-01-14', clock: '2026-01-14 05:00' },
    { day: '2026-01-14', clock: '2026-01-15 04:30' },
  ])
})

test('a time that states its own offset keeps it', async () => {
  const shop = await newYork()
  await shop.take('orders.csv', 'order_id,order_date,sku,quantity,unit_price\n1,2026-01-14T02:00:00Z,A,1,5.00\n')
  expect(await orderDays(shop)).toEqual([{ day: '2026-01-13', clock: '2026-01-14 02:00' }])
})

test('a zone stated for one file goes before that of the brand', async () => {
  const shop = await newYork()
  const file = 'order_id,order_date,sku,quantity,unit_price\n1,2026-01-14,A,1,5.00\n'
  await shop.drop('orders.csv', file, { commit: true, accept: ['*'], options: { timeZone: 'Asia/Shanghai' } })
  expect(await orderDays(shop)).toEqual([{ day: '2026-01-13', clock: '2026-01-13 16:00' }])
})

test('a fee dated without a zone counts on that day where the brand lives', async () => {
  const shop = await newYork()
  await shop.take(
    'fees.csv',
    'date,order_id,sku,fee_type,amount,currency\n2026-01-28,1,A,Platform commission,-1.74,USD\n',
  )
  const rows = await shop.warehouse.query(
    sql`SELECT ${day} AS day FROM (SELECT posted_at AS at FROM fees WHERE brand = ${str(shop.brand)})`,
  )
  expect(rows).toEqual([{ day: '2026-01-28' }])
})
