import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { sql, str, strs } from '../../store/sql.ts'
import { isUnreadable } from '../../store/warehouse/engine-errors.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { eventColumns, quarantineColumns } from './event-columns.ts'
import { refusedRow } from './quarantine-row.ts'
import type { Doubtful, LoadedSegment } from './read-segment.ts'

/** Doubtful events that are looked up at once. */
const lookedUp = 2000
/** Bytes of rows that are inserted at once: a whole segment under full load took what visits were being derived with. */
const insertedBytes = 12 * 2 ** 20

/**
 * Writes what a segment became. Rows that are there already are left out, so that it may be repeated after a kill at any point.
 * Doubtful ones come last: they may be in the segment itself.
 */
export async function writeSegment(warehouse: Warehouse, loaded: LoadedSegment): Promise<void> {
  const { rows, doubtful, quarantined } = loaded
  for (const some of inParts(Buffer.from(rows.buffer, rows.byteOffset, rows.length))) await writeEvents(warehouse, some)
  await writeEvents(warehouse, lines(await unknownOnes(warehouse, doubtful)))
  await writeQuarantined(warehouse, quarantined)
}

/** Whole rows, about as many bytes at a time. */
function* inParts(rows: Buffer): Generator<Buffer> {
  for (let from = 0; from < rows.length; ) {
    const end = from + insertedBytes < rows.length ? rows.indexOf(10, from + insertedBytes) + 1 : rows.length
    yield rows.subarray(from, end)
    from = end
  }
}

const lines = (rows: readonly string[]) => Buffer.from(rows.map((row) => `${row}\n`).join(''))

/** Writes rows of events. A row that the engine cannot read is found by halving and set aside, so that it holds up no other. */
async function writeEvents(warehouse: Warehouse, rows: Buffer): Promise<void> {
  try {
    await warehouse.insert('events', eventColumns, rows, { token: tokenOf(rows) })
  } catch (error) {
    if (!isUnreadable(error)) throw error
    const half = rows.indexOf(10, Math.floor(rows.length / 2)) + 1
    const end = half < rows.length ? half : rows.indexOf(10) + 1
    if (end === rows.length) return writeQuarantined(warehouse, [refusedRow(rows.toString('utf8', 0, end - 1))])
    await writeEvents(warehouse, rows.subarray(0, end))
    await writeEvents(warehouse, rows.subarray(end))
  }
}

function writeQuarantined(warehouse: Warehouse, rows: readonly string[]): Promise<void> {
  const bytes = lines(rows)
  return warehouse.insert('event_quarantine', quarantineColumns, bytes, { token: tokenOf(bytes) })
}

/**
 * The same rows again write nothing, also where the answer to the first time was lost. The beginning of the rows names their
 * request and segment; a checksum tells them from others of these. Hashing all of them would take as long as sending them.
 */
function tokenOf(rows: Buffer): string {
  const beginning = createHash('md5').update(rows.subarray(0, 4096)).digest('hex')
  return `${beginning}-${rows.length}-${crc32(rows)}`
}

/** Of the doubtful events those that are not in the warehouse. They are looked for around their day, where their person's events are. */
async function unknownOnes(warehouse: Warehouse, doubtful: readonly Doubtful[]): Promise<string[]> {
  const rows: string[] = []
  for (const [brand, all] of Map.groupBy(doubtful, (one) => one.brand)) {
    for (let from = 0; from < all.length; from += lookedUp) {
      const some = all.slice(from, from + lookedUp)
      const known = await knownIds(warehouse, brand, some)
      rows.push(...some.filter(({ messageId }) => !known.has(messageId)).map(({ row }) => row))
    }
  }
  return rows
}

async function knownIds(warehouse: Warehouse, brand: string, some: readonly Doubtful[]): Promise<Set<string>> {
  const days = some.map(({ day }) => day).sort()
  const people = strs([...new Set(some.map(({ person }) => person))])
  const ids = strs(some.map(({ messageId }) => messageId))
  const found = await warehouse.query<{ id: string }>(sql`
    SELECT DISTINCT toString(message_id) AS id FROM events
    WHERE brand = ${str(brand)}
      AND day BETWEEN toDate(${str(days[0] ?? '')}) - 1 AND toDate(${str(days.at(-1) ?? '')}) + 1
      AND person IN (SELECT sipHash64(arrayJoin(${people}))) AND message_id IN (SELECT toUUID(arrayJoin(${ids})))`)
  return new Set(found.map(({ id }) => id))
}
