import type { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { csvOfList } from '../../kernel/csv.ts'
import { Problem } from '../../kernel/errors.ts'
import { linkFields } from '../../manage/link-input.ts'
import { type linkFilter, listLinks } from '../../manage/link-list.ts'
import type { Registry } from '../../store/registry/registry.ts'

const stated = ['code', ...Object.keys(linkFields.shape).filter((name) => name !== 'language')]
const told = ['short_url', ...stated, 'archived_at', 'created_at'] as const
/** Which links a file has, and how many of them are read at once. */
type Asked = Omit<z.output<typeof linkFilter>, 'cursor' | 'limit'> & { limit?: number }
const pageOfFile = 1000
/** Columns that an export adds and that an import passes over. */
const ignored = new Set(['short_url', 'archived_at', 'created_at'])
const known = new Set([...stated, 'language'])

/** Every link that is found, newest first, as CSV with its short address, page after page. */
export async function linksCsv(
  registry: Registry,
  brand: string,
  { limit = pageOfFile, ...filter }: Asked,
  shortUrl: (code: string) => string,
): Promise<Readable> {
  return csvOfList(told, async (cursor) => {
    const { items, next } = await listLinks(registry, brand, { ...filter, cursor, limit })
    return { items: items.map((link) => ({ ...link, short_url: shortUrl(link.code) })), next }
  })
}

/** The links of a CSV file, by the names of its columns. Throws `bad_request` for one that cannot be read. */
export function linksOfCsv(csv: string): Record<string, string | null>[] {
  const rows = parsed(csv)
  const unknown = Object.keys(rows[0] ?? {}).find((name) => !known.has(name) && !ignored.has(name))
  if (unknown !== undefined) {
    throw new Problem('bad_request', { reason: `there is no column "${unknown}"; use ${[...known].join(', ')}` })
  }
  return rows.map((row) => {
    const cells = Object.entries(row).filter(([name, text]) => known.has(name) && text !== '')
    return Object.fromEntries(cells.map(([name, text]) => [name, text.replace(/^'(?=[=+\-@＝＋－＠])/, '')]))
  })
}

function parsed(csv: string): Record<string, string>[] {
  try {
    return parse(csv, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Problem('bad_request', { reason: `the file is no CSV: ${reason}` }, cause)
  }
}
