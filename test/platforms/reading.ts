import { text } from 'node:stream/consumers'
import type { Cell, Page, Platform, Session } from '../../src/collect/connections/define.ts'
import { createSend } from '../../src/collect/connections/send.ts'
import { openSession } from '../../src/collect/connections/session.ts'
import { tableFile } from '../../src/collect/connections/table-file.ts'
import { connectorById } from '../../src/collect/connectors/catalogue.ts'
import { type ReadTable, readTable } from '../read-table.ts'

type Options = {
  platform: Platform
  url: string
  secrets: Readonly<Record<string, string>>
  settings?: Readonly<Record<string, string>>
  day?: string
}

/** The pages of the first read of a platform, as they come, also before one that it refuses. */
export function pagesOf(
  platform: Platform,
  url: string,
  secrets: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>>,
): AsyncIterable<Page> {
  const [read] = platform.reads
  if (!read) throw new Error(`${platform.id} reads nothing.`)
  return read.pages(sessionOf({ platform, url, secrets, settings }, new Map(Object.entries(secrets))), {})
}

/** What reads ask with; secrets that change go to `kept`. */
function sessionOf(
  { platform, url, settings = {}, day = '2026-03-10' }: Options,
  kept: Map<string, string>,
  onCall = () => {},
): Session {
  return openSession({
    ...{ platform, settings, secrets: new Map(kept), day, timeZone: 'UTC', asOf: new Date(`${day}T00:00:00Z`) },
    keepSecret: async (name, value) => void kept.set(name, value),
    ...{ send: createSend({ trusted: url }), base: url, signal: new AbortController().signal },
    patience: { tries: 3, firstWaitMs: 2, longestWaitMs: 500 },
    onCall,
  })
}

/**
 * Reads all that a platform has, once, without engines: what the connectors of files make of its rows by their ids, the cursors
 * after each page, and the secrets as they are kept then. `stop` ends after so many pages, as a process that is killed does.
 */
export async function readPlatform(
  options: Options,
  { cursors = {}, stop = Number.POSITIVE_INFINITY }: { cursors?: Record<string, unknown>; stop?: number } = {},
) {
  const { platform } = options
  const kept = new Map(Object.entries(options.secrets))
  let calls = 0
  const session = sessionOf(options, kept, () => void calls++)
  const after = structuredClone(cursors)
  const facts: Record<string, ReadTable> = {}
  let pages = 0
  for (const read of platform.reads) {
    const rows: Record<string, Record<string, Cell>[]> = {}
    for await (const page of read.pages(session, after)) {
      for (const [table, some] of Object.entries(page.rows)) rows[table] = [...(rows[table] ?? []), ...some]
      // As it is kept, and not as it may be changed later.
      after[read.id] = JSON.parse(JSON.stringify(page.cursor ?? null)) ?? undefined
      if (++pages >= stop) break
    }
    for (const [id, columns] of Object.entries(read.tables)) {
      const connector = connectorById(id)
      if (!connector) throw new Error(`There is no connector ${id}.`)
      const file = tableFile(columns)
      file.add(rows[id] ?? [])
      facts[`${read.id} ${id}`] = readTable(connector, await text(file.take()))
    }
    if (pages >= stop) break
  }
  return { facts, cursors: after, secrets: kept, calls }
}
