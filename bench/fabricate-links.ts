import { sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

const links = 2000

/**
 * Short links of a brand, a coupon each and one in ten shared with another, their clicks over two years, one in twenty by a bot, and
 * codes that were said in chats, for one order in a hundred: of the order, or of its customer. Orders have coupons from `fabricateLedger`.
 */
export async function fabricateLinks(warehouse: Warehouse, { brand, clicks }: { brand: string; clicks: number }) {
  await warehouse.remove('link_versions', sql`brand = ${str(brand)}`)
  await warehouse.remove('events', sql`brand = ${str(brand)} AND source = 'links'`)
  await warehouse.run(sql`
    INSERT INTO link_versions (brand, code, version, link, kind, title, channel, creator, post, coupon, target, archived)
    SELECT ${str(brand)}, concat('c', toString(number)), toDateTime64('2024-01-01 00:00:00', 3, 'UTC'), toString(number), 'page', concat('Link ', toString(number)),
      ['tiktok', 'instagram', 'youtube'][number % 3 + 1], concat('creator ', toString(number % 300)), '', concat('C', toString(number - (number % 10 = 9))), 'https://shop.example/', 0
    FROM numbers(${u64(links)})`)
  await warehouse.run(sql`
    INSERT INTO events (brand, source, message_id, person, name, at, received_at, code, bot_reasons)
    SELECT ${str(brand)}, 'links', generateUUIDv4(), cityHash64(number, 1), 'link_clicked',
      toDateTime64('2024-04-01 00:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(number) % (730 * 86400)) AS on, on,
      concat('c', toString(cityHash64(number, 2) % ${u64(links)})), if(number % 20 = 0, ['preview'], [])
    FROM numbers(${u64(clicks)})`)
  await warehouse.run(sql`
    INSERT INTO events (brand, source, message_id, person, name, at, received_at, code, order_id, user_id, props)
    SELECT brand, 'links', generateUUIDv4(), cityHash64(order_id), 'code_declared', ordered_at - toIntervalDay(1), ordered_at,
      concat('c', toString(cityHash64(order_id, 3) % ${u64(links)})), if(customer_id = '' OR cityHash64(order_id, 4) % 2 = 0, order_id, '') AS told, if(told = '', customer_id, ''),
      map('declaration', order_id)
    FROM orders WHERE brand = ${str(brand)} AND cityHash64(order_id, 5) % 100 = 0`)
}
