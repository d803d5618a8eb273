import { z } from 'zod'
import type { ImportRecord } from '../collect/imports/import-records.ts'
import { actor, text } from './schemas.ts'

const finding = z.object({
  level: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  text,
  count: z.int().optional(),
  lines: z.array(z.int()).optional(),
})
const counts = z
  .object({
    rows_in: z.int(),
    imported: z.int(),
    already_there: z.int(),
    replaced: z.int(),
    quarantined: z.int(),
    ignored: z.int(),
  })
  .describe(
    'Lines of the file: rows_in = imported + already_there + quarantined; of the imported ones, replaced are newer versions',
  )
const progress = z.object({
  stage: z.string(),
  bytes: z.int().optional(),
  bytes_total: z.int().optional(),
  rows: z.int().optional(),
  rows_per_second: z.number().optional(),
  seconds_left: z.number().optional(),
})
const header = z.object({
  columns: z.array(z.string()),
  samples: z.array(z.array(z.string())).describe('The first cells of each column'),
  connector: z.string().nullable().describe('The source that looks likely'),
  suggestions: z.record(z.string(), z.string()).describe('Its fields, and the columns that look like them'),
})

/** One table of one file on its way into the facts. */
export const importAnswer = z
  .object({
    id: z.string(),
    parent: z.string().nullable().describe('Shared by the tables of one file'),
    file_name: z.string(),
    file_bytes: z.int(),
    sha256: z.string(),
    table_name: z.string().nullable().describe('Sheet of a workbook, or file in a zip'),
    connector: z.string().nullable(),
    options: z.record(z.string(), z.unknown()),
    mapping: z.record(z.string(), z.string()).nullable(),
    status: z.enum([
      'uploaded',
      'reading',
      'unmapped',
      'ready',
      'committing',
      'committed',
      'failed',
      'cancelled',
      'undone',
    ]),
    progress: progress.nullable(),
    counts: counts.nullable(),
    preview: z.looseObject({ rows: z.int() }).nullable(),
    findings: z.array(finding),
    header: header.nullable(),
    live: z.boolean(),
    error: z.object({ code: z.string(), message: z.string(), message_zh: z.string() }).nullable(),
    created_by: actor,
    created_at: z.date(),
    started_at: z.date().nullable(),
    committed_at: z.date().nullable(),
    undone_at: z.date().nullable(),
  })
  .meta({ id: 'Import' })
export type ImportAnswer = z.infer<typeof importAnswer>

/** An import as the API shows it: what mapping by hand begins with stands under `header`. */
export function importAsAnswer(record: ImportRecord): ImportAnswer {
  const { samples, suggestion, rows, ...preview } = record.preview ?? { samples: [] }
  return {
    ...record,
    preview: rows === undefined ? null : { rows, ...preview },
    findings: record.findings ?? [],
    header: record.header && {
      columns: record.header,
      samples,
      connector: suggestion?.connector ?? null,
      suggestions: suggestion?.columns ?? {},
    },
  }
}
