import { Readable } from 'node:stream'
import { Problem } from '../kernel/errors.ts'
import type { Actor } from '../manage/access.ts'
import { audited } from '../manage/audit.ts'
import { brandScope } from '../manage/loads.ts'
import type { Registry } from '../store/registry/registry.ts'
import { literal, type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { countsOf, walking } from './counting.ts'
import { filesWith } from './files.ts'
import { findPerson, seedOf } from './find-person.ts'
import type { Person, PersonName } from './person.ts'
import { readme } from './readme.ts'
import { registryRows } from './registry-rows.ts'
import type { Holding } from './tables.ts'
import { type ZippedFile, zipped } from './zip-stream.ts'

type Where = { warehouse: Warehouse; registry: Registry; dataDir: string }
type Asking = { actor: Actor; brand: string; name: PersonName; signal?: AbortSignal }

/**
 * All that is known of a person as a zip: a file of JSON lines for each table that has rows of theirs, the ids, and what each
 * file is. It comes table by table and month by month. The trail says that somebody asked, and not for whom. Throws
 * `not_found` where nothing is known, `conflict`.
 */
export async function exportPerson(where: Where, { actor, brand, name, signal }: Asking): Promise<Readable> {
  const { warehouse, registry, dataDir } = where
  const { trafficSlice } = await brandScope(registry, brand)
  const person = await findPerson({ warehouse, registry, brand, trafficSlice }, seedOf(name))
  const counts = await countsOf(warehouse, brand, person)
  if (counts.size === 0) throw new Problem('not_found', { what: 'person' })
  const quoting = await registryRows(registry, brand, person)
  const { found: files } = await filesWith(registry, dataDir, brand, person)
  const rows = [...counts.values()].reduce((sum, count) => sum + count, quoting.length)
  await audited(registry, { actor, brand, action: 'privacy.export' }, async () => ({
    what: `brands/${brand}`,
    after: { by: name.by, rows },
    result: undefined,
  }))
  const about = readme({ counts, registryRows: quoting.length, files })
  async function* parts(): AsyncGenerator<ZippedFile> {
    yield { name: 'README.txt', chunks: text(about) }
    yield { name: 'ids.json', chunks: text(`${JSON.stringify(person, null, 2)}\n`) }
    for (const holding of counts.keys()) {
      yield { name: `${holding.table}.ndjson`, chunks: rowsOf(warehouse, brand, person, holding, signal) }
    }
    if (quoting.length > 0) yield { name: 'registry.ndjson', chunks: text(quoting.map(line).join('')) }
    if (files.length > 0) yield { name: 'files.ndjson', chunks: text(files.map(line).join('')) }
  }
  return Readable.from(zipped(parts()), { objectMode: false })
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`

async function* text(content: string): AsyncGenerator<Buffer> {
  yield Buffer.from(content)
}

async function* rowsOf(
  warehouse: Warehouse,
  brand: string,
  person: Person,
  holding: Holding,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const table = literal(holding.table)
  const condition = sql`brand = ${str(brand)} AND ${(holding.handedOut ?? holding.rows)(person)}`
  for (const part of await partsOf(warehouse, holding, condition)) {
    const statement = sql`SELECT * FROM ${table} WHERE ${condition} AND ${part}`
    const rows = await warehouse.stream(statement, 'JSONEachRow', { limits: walking, ...(signal && { signal }) })
    for await (const chunk of rows) yield chunk as Buffer
  }
}

/** The months in which a table that may hold much has rows of the person; any other table is one part. */
async function partsOf(warehouse: Warehouse, { table, month }: Holding, condition: Sql): Promise<Sql[]> {
  if (!month) return [sql`1`]
  const rows = await warehouse.query<{ month: number }>(
    sql`SELECT DISTINCT ${month} AS month FROM ${literal(table)} WHERE ${condition} ORDER BY month`,
    { limits: walking },
  )
  return rows.map((row) => sql`${month} = ${u64(row.month)}`)
}
