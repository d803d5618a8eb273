import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Seal } from '../../manage/seal.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { ImportQueue } from '../imports/queue.ts'
import type { Submission } from '../imports/submit.ts'
import type { Patience } from './ask.ts'
import { type ConnectionRow, sealed } from './connections.ts'
import type { Platform, Read, Session } from './define.ts'
import { ReadFault } from './refusal.ts'
import { noteImports, noteProgress } from './runs.ts'
import type { Send } from './send.ts'
import { openSession } from './session.ts'
import { tableFile } from './table-file.ts'

/** What reading takes, built once. */
export type ReadingShop = {
  registry: Registry
  queue: Pick<ImportQueue, 'submit'>
  seal: Seal
  send(platform: string): Send
  /** Where requests to a platform go instead, as the operator has set it. */
  baseOf(platform: string): string | undefined
  patience: Patience
}

/** A connection to be read now. */
export type Reading = {
  platform: Platform
  row: ConnectionRow
  run: string
  asOf: Date
  day: string
  timeZone: string
  signal: AbortSignal
}

/** Counted while it is read, whatever becomes of it. */
export type Counted = { rows: number; calls: number }

/** So many rows are handed to the imports as one file. */
const rowsOfFile = 20_000
/** The largest file that they take; rows above are counted long before. */
const limitBytes = 2 ** 30

/**
 * Reads all that the platform has of a connection since it was read last, and hands it to the imports. How far it is is noted
 * with each file: what was cut off is read again from there, and adds nothing twice. Throws the first `ReadFault` when all
 * that can be read was read.
 */
export async function runConnection(shop: ReadingShop, reading: Reading, counted: Counted): Promise<void> {
  const session = sessionOf(shop, reading, counted)
  const cursors: Record<string, unknown> = { ...reading.row.cursors }
  let refused: ReadFault | undefined
  for (const read of reading.platform.reads) {
    if (read.needs && !read.needs.every(session.has)) continue
    try {
      await readPart(shop, reading, { read, session, cursors, counted })
    } catch (error) {
      // One part that the platform refuses, such as a report that is not switched on, keeps no other from being read.
      if (!(error instanceof ReadFault) || error.kind !== 'refused') throw error
      refused ??= error
    }
  }
  if (refused) throw refused
}

function sessionOf(shop: ReadingShop, { platform, row, ...reading }: Reading, counted: Counted): Session {
  const { registry, seal } = shop
  const opened = Object.entries(row.secrets).map(([name, one]) => [name, seal.open(one.sealed)] as const)
  if (opened.some(([, text]) => text === undefined)) throw new ReadFault(notOurs)
  return openSession({
    ...reading,
    platform,
    settings: row.settings,
    secrets: new Map(opened.map(([name, text]) => [name, text ?? ''])),
    keepSecret: secretKeeper(registry, seal, row),
    send: shop.send(platform.id),
    base: shop.baseOf(platform.id),
    patience: shop.patience,
    onCall: () => void counted.calls++,
  })
}

const notOurs = {
  kind: 'access',
  said: 'the secrets were sealed with another MILLPOND_SECRET',
  remedy: {
    en: 'Start the server with the secret that it had, or write the secrets of this connection anew.',
    zh: '请使用原来的 MILLPOND_SECRET 启动服务器，或重新填写此连接的密钥。',
  },
} as const

type Part = { read: Read; session: Session; cursors: Record<string, unknown>; counted: Counted }

async function readPart(shop: ReadingShop, reading: Reading, { read, session, cursors, counted }: Part): Promise<void> {
  const files = new Map(Object.entries(read.tables).map(([table, columns]) => [table, tableFile(columns)]))
  const gathered = () => [...files.values()].reduce((sum, { rows }) => sum + rows, 0)
  const handOver = async () => {
    const imports: string[] = []
    for (const [connector, file] of files) {
      if (file.rows === 0) continue
      const taken = await shop.queue.submit(submissionOf(reading, connector, file.take()))
      imports.push(...taken.map(({ id }) => id))
    }
    await noteImports(shop.registry, reading.run, reading.row, { imports, cursors })
  }
  try {
    for await (const { rows, cursor } of read.pages(session, cursors)) {
      reading.signal.throwIfAborted()
      for (const [table, some] of Object.entries(rows)) files.get(table)?.add(some)
      counted.rows += Object.values(rows).reduce((sum, some) => sum + some.length, 0)
      cursors[read.id] = cursor
      await noteProgress(shop.registry, reading.run, { part: read.id, ...counted })
      if (gathered() >= rowsOfFile) await handOver()
    }
  } catch (error) {
    // What came before the platform refused is not lost.
    if (error instanceof ReadFault) await handOver()
    throw error
  }
  await handOver()
}

function submissionOf({ row, platform, day, signal }: Reading, connector: string, source: Readable): Submission {
  return {
    brand: row.brand,
    name: `${platform.id} ${connector} ${day}.csv`,
    source,
    limitBytes,
    createdBy: { kind: 'local', id: row.id, name: row.name },
    connector,
    commit: true,
    signal,
  }
}

/** Keeps what the platform changes, only in place of what this run has opened or kept: what a person enters meanwhile stays. */
function secretKeeper({ db }: Registry, seal: Seal, row: ConnectionRow) {
  const stored = new Map(Object.entries(row.secrets).map(([name, one]) => [name, one.sealed]))
  return async (name: string, value: string): Promise<void> => {
    const change = sealed(seal, { [name]: value })
    await db
      .updateTable('connections')
      .set({ secrets: sql`secrets || ${JSON.stringify(change)}::jsonb` })
      .where('id', '=', row.id)
      .where(sql<boolean>`secrets -> ${name}::text ->> 'sealed' IS NOT DISTINCT FROM ${stored.get(name) ?? null}::text`)
      .execute()
    stored.set(name, change[name]?.sealed ?? '')
  }
}
