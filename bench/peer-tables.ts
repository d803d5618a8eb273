import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { literal, type Sql, sql, str } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

/** What the other engines get: the columns that their questions read, of events and of what is derived from them. */
export const peerTables = ['events', 'visits', 'orders', 'person_ids'] as const
export type PeerTable = (typeof peerTables)[number]

const ofBrand = sql`brand = 'bench' AND slice = 1`
const selects: Record<PeerTable, Sql> = {
  events: sql`
    SELECT reinterpretAsInt64(person) AS person, at, day, toString(name) AS name, path, order_id, toString(utm_source) AS utm_source,
      toString(utm_campaign) AS utm_campaign, toString(device) AS device, toString(country) AS country, toBool(notEmpty(bot_reasons)) AS is_bot
    FROM events WHERE brand = 'bench'`,
  visits: sql`
    SELECT reinterpretAsInt64(person) AS person, started_at, day, toString(channel) AS channel, entry_path, exit_path, page_views,
      arrayMap(one -> toString(one), steps) AS steps, engaged_seconds, toBool(notEmpty(bot_reasons)) AS is_bot
    FROM visits FINAL WHERE ${ofBrand}`,
  orders: sql`
    SELECT reinterpretAsInt64(journey.person) AS person, journey.order_id AS order_id, journey.ordered_at AS ordered_at, journey.day AS day, ledger.net_sales AS net_sales
    FROM (SELECT person, order_id, ordered_at, day FROM journeys FINAL WHERE ${ofBrand}) AS journey
    INNER JOIN (SELECT order_id, net_sales FROM orders WHERE ${ofBrand}) AS ledger ON journey.order_id = ledger.order_id`,
  person_ids: sql`SELECT reinterpretAsInt64(person) AS person, reinterpretAsInt64(canonical) AS canonical FROM person_ids FINAL WHERE ${ofBrand}`,
}

/** Writes the tables as Parquet files (or as text, for PostgreSQL) into a directory. Gives their paths. */
export async function exportPeerTables(
  warehouse: Warehouse,
  directory: string,
  format: 'Parquet' | 'TabSeparated',
): Promise<Record<PeerTable, string>> {
  mkdirSync(directory, { recursive: true })
  const files: [PeerTable, string][] = []
  for (const table of peerTables) {
    const file = join(directory, `${table}.${format === 'Parquet' ? 'parquet' : 'tsv'}`)
    await warehouse.run(
      sql`INSERT INTO FUNCTION file(${str(file)}, ${str(format)}) ${format === 'Parquet' ? selects[table] : asText(table)}`,
      {
        limits: { seconds: 3600 },
        settings: {
          engine_file_truncate_on_insert: 1,
          max_threads: 1,
          output_format_parquet_row_group_size: 100_000,
          output_format_parquet_parallel_encoding: 0,
        },
      },
    )
    files.push([table, file])
  }
  return Object.fromEntries(files) as Record<PeerTable, string>
}

/** Lists of texts as PostgreSQL reads them; no step of the benchmark's visits has a quote or a comma. */
function asText(table: PeerTable): Sql {
  const rows = selects[table]
  return table === 'visits'
    ? sql`SELECT * REPLACE (concat('{', arrayStringConcat(arrayMap(one -> concat('"', one, '"'), steps), ','), '}') AS steps) FROM (${rows})`
    : sql`SELECT * FROM (${rows}) AS ${literal('told')}`
}
