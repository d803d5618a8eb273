import { z } from 'zod'

const text = z.object({ en: z.string(), zh: z.string() })
const finding = z.object({
  level: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  text,
  count: z.int().optional(),
  lines: z.array(z.int()).optional(),
})

const progress = z.object({
  stage: z.string(),
  bytes: z.number().optional(),
  bytes_total: z.number().optional(),
  rows: z.number().optional(),
  rows_per_second: z.number().optional(),
  seconds_left: z.number().optional(),
})

/** An import as far as the command line reads it. */
export const importState = z
  .object({
    id: z.string(),
    file_name: z.string(),
    table_name: z.string().nullable(),
    connector: z.string().nullable(),
    status: z.string(),
    progress: progress.nullable(),
    counts: z.record(z.string(), z.unknown()).nullable(),
    preview: z.record(z.string(), z.unknown()).nullable(),
    findings: z.array(finding).nullable(),
    error: z.object({ code: z.string(), message: z.string(), message_zh: z.string() }).loose().nullable(),
  })
  .loose()
export type ImportState = z.infer<typeof importState>

export const importList = z.object({ items: z.array(importState) })
