import { generate } from '../scenario/generate.ts'
import type { Size } from '../scenario/options.ts'
import { trafficDays } from '../scenario/traffic/batches.ts'
import { eventColumns } from '../src/collect/gateway/event-columns.ts'
import { eventRow, originOf } from '../src/collect/gateway/event-row.ts'
import { type Sql, sql, str, u64 } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

type Wanted = { brand: string; events: number /** Of the brand that is copied. */; size?: Size }

/** The last days of the generated brand are copied, those on which everybody is seen. */
const blockDays = 90
/** Copies lie whole weeks back, so that weekdays stay, over two years in all. */
const weeks = 92
const copiesAtOnce = 6
const rowsAtOnce = 20_000
const end = '2026-03-31'

/**
 * Fills `events` with as many events of a brand: visits of three months of the generated brand, again and again with other people,
 * other orders and other message ids, each time some weeks earlier. The rows are the same at every run. `segment` is the number of
 * the copy, from 1. A person comes back within three months only.
 */
export async function fabricateEvents(warehouse: Warehouse, { brand, events, size = 'small' }: Wanted): Promise<void> {
  const block = `${brand} block`
  const rows = await writeBlock(warehouse, block, size)
  const copies = Math.ceil(events / rows)
  for (let from = 0; from < copies; from += copiesAtOnce) {
    const until = Math.min(copies, from + copiesAtOnce)
    const limit = Math.min(events - from * rows, (until - from) * rows)
    await warehouse.run(copied(block, brand, { from, until, limit }), { limits: { seconds: 3600 } })
  }
  await warehouse.remove('events', sql`brand = ${str(block)}`)
}

/** The block as the gateway would have it. Gives its number of events. */
async function writeBlock(warehouse: Warehouse, brand: string, size: Size): Promise<number> {
  const scenario = generate({ size, end })
  const envelope = {
    brand,
    source: 'src',
    currency: 'USD',
    requestId: 'bench',
    call: '',
    ip: '',
    userAgent: '',
    idOfDay: '',
  }
  const received = { ...envelope, receivedAt: Date.parse(`${end}T23:59:59Z`) }
  const origin = originOf(received, { segment: 0, sentAt: undefined, isPlain: false })
  let count = 0
  let waiting: string[] = []
  const write = async () => {
    await warehouse.insert('events', eventColumns, Buffer.from(waiting.map((row) => `${row}\n`).join('')))
    waiting = []
  }
  for (const { index, visits } of trafficDays(scenario)) {
    if (index < scenario.calendar.days.length - blockDays) continue
    for (const message of visits.flatMap(({ messages }) => messages)) {
      waiting.push(eventRow(JSON.parse(message), origin).row)
      count += 1
    }
    if (waiting.length >= rowsAtOnce) await write()
  }
  await write()
  return count
}

/** The block once more for each copy, with what differs from copy to copy. */
function copied(
  block: string,
  brand: string,
  { from, until, limit }: { from: number; until: number; limit: number },
): Sql {
  return sql`
    INSERT INTO events
    SELECT * EXCEPT (copy, back, browser, customer, message, ordered) REPLACE (
      ${str(brand)} AS brand, at - toIntervalDay(back) AS at, received_at - toIntervalDay(back) AS received_at, day - back AS day,
      reinterpretAsUUID(sipHash128(message, copy)) AS message_id,
      if(browser = '', '', concat(browser, '-', toString(copy))) AS anonymous_id,
      if(customer = '', '', concat(toString(copy), '-', customer)) AS user_id,
      sipHash64(if(customer = '', concat(browser, '-', toString(copy)), concat(toString(copy), '-', customer))) AS person,
      if(ordered = '', '', concat(ordered, '-', toString(copy))) AS order_id, copy + 1 AS segment)
    FROM (
      SELECT *, copy, 7 * (copy % ${u64(weeks)}) AS back, anonymous_id AS browser, user_id AS customer, message_id AS message, order_id AS ordered
      FROM events ARRAY JOIN range(${u64(from)}, ${u64(until)}) AS copy
      WHERE brand = ${str(block)}
      LIMIT ${u64(limit)})`
}
