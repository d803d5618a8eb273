import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Sql, sql, str } from '../src/store/sql.ts'
import { migrate } from '../src/store/warehouse/migrate.ts'
import { openWarehouse } from '../src/store/warehouse/open.ts'
import { type BatchMaker, eventsPerBatch } from './fabricate-bodies.ts'

/** What the batches hold, with the types that the table wants. */
const structure = `batch Array(Tuple(type String, event String, messageId UUID, anonymousId String, timestamp DateTime64(3, 'UTC'),
  context Tuple(page Tuple(url String, referrer String, title String), userAgent String, locale String,
    screen Tuple(width UInt16), sessionId String),
  properties Map(String, String))), sentAt DateTime64(3, 'UTC'), writeKey String`

/** One reader and one writer, which were faster on two cores than several, and memory enough. */
const fastest = { input_format_parallel_parsing: 0, max_insert_threads: 1, max_block_size: 8192 }

/**
 * Events a second at which the warehouse alone inserts so many batches from a file into a table of `events`, durably. It looks
 * nothing up, checks nothing, and fills what it finds by its own functions: what a browser is and what a name means stay open.
 */
export async function rateOfEventsAlone(maker: BatchMaker, batches: number, directory: string): Promise<number> {
  const dataDir = join(directory, 'engine')
  mkdirSync(dataDir)
  const file = join(directory, 'batches.jsonl')
  await pipeline(Readable.from(bodies(maker, batches)), createWriteStream(file))
  const log = { info: () => {} }
  const warehouse = await openWarehouse({ dataDir, log, memoryBytes: 4e9 })
  await migrate(warehouse, log)
  const started = performance.now()
  await warehouse.run(insertFrom(file), { settings: fastest })
  const seconds = (performance.now() - started) / 1000
  const [row] = await warehouse.query<{ events: number }>(sql`SELECT count() AS events FROM events`)
  await warehouse.close()
  if (row?.events !== batches * eventsPerBatch) throw new Error(`The engine inserted ${row?.events} events.`)
  return row.events / seconds
}

function* bodies(maker: BatchMaker, batches: number): Generator<Buffer> {
  for (let batch = 0; batch < batches; batch++) {
    const line = Buffer.alloc(maker.longest + 1)
    const length = maker.write(batch, line, 0)
    line[length] = 10
    yield line.subarray(0, length + 1)
  }
}

function insertFrom(file: string): Sql {
  return sql`
    INSERT INTO events (brand, source, at, received_at, message_id, request_id, type, name, anonymous_id, session_hint, host, path,
      query, title, referrer_host, referrer_path, utm_source, utm_medium, utm_campaign, locale, screen_width, skus, quantities,
      prices, order_id, value_minor, currency, search_term, props)
    WITH event.context.page.url AS url, event.properties AS properties
    SELECT 'bench', 'src', event.timestamp, sentAt, event.messageId, 'req', event.type,
      replaceAll(lower(event.event), ' ', '_'), event.anonymousId, event.context.sessionId, domainWithoutWWW(url),
      path(url), queryString(url), event.context.page.title, domainWithoutWWW(event.context.page.referrer),
      path(event.context.page.referrer), extractURLParameter(url, 'utm_source'), extractURLParameter(url, 'utm_medium'),
      extractURLParameter(url, 'utm_campaign'), event.context.locale, event.context.screen.width,
      if(properties['sku'] = '', [], [properties['sku']]), if(properties['sku'] = '', [], [toInt32OrZero(properties['quantity'])]),
      if(properties['sku'] = '', [], [toDecimal64OrZero(properties['price'], 4)]), properties['order_id'],
      if(properties['total'] = '', NULL, toInt64(toDecimal64OrZero(properties['total'], 2) * 100)), properties['currency'],
      properties['query'], properties
    FROM (SELECT sentAt, arrayJoin(batch) AS event FROM file(${str(file)}, 'JSONEachRow', ${str(structure)}))
    SETTINGS input_format_json_read_numbers_as_strings = 1, input_format_json_read_objects_as_strings = 1,
      input_format_json_read_arrays_as_strings = 1, date_time_input_format = 'best_effort', input_format_skip_unknown_fields = 1`
}
