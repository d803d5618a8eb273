import { sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

/** What visitors saw and clicked in five galleries of 500 pictures in two years: one click in twenty, one in fifty by a bot. */
export async function fabricateGalleries(warehouse: Warehouse, { brand, seen }: { brand: string; seen: number }) {
  await warehouse.remove('events', sql`brand = ${str(brand)} AND source = 'galleries'`)
  await warehouse.run(sql`
    INSERT INTO events (brand, source, message_id, person, name, at, received_at, props, bot_reasons)
    SELECT ${str(brand)}, 'galleries', generateUUIDv4(), cityHash64(number, 1) % 1000000, if(number % 20 = 0, 'gallery_item_clicked', 'gallery_item_viewed'),
      toDateTime64('2024-04-01 00:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(number) % (730 * 86400)) AS on, on,
      map('gallery', concat('g', toString(cityHash64(number, 2) % 5)), 'asset', concat('a', toString(cityHash64(number, 3) % 500))), if(number % 50 = 0, ['bot'], [])
    FROM numbers(${u64(seen)})`)
}
