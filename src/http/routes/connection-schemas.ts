import { z } from 'zod'
import type { Platform, Told } from '../../collect/connections/define.ts'
import { actor, text } from '../schemas.ts'

const told = z.object({
  name: z.string(),
  label: text,
  hint: text,
  required: z.boolean(),
  choices: z.array(z.string()).optional(),
})

/** What a platform needs to be connected. */
export const platform = z
  .object({
    id: z.string(),
    title: text,
    doc: text,
    steps: z.array(text).describe('How to get what it needs'),
    by_file: text.describe('How the same comes in without a connection'),
    settings: z.array(told),
    secrets: z.array(told),
    enough: z.array(z.array(z.string())).describe('Each of these sets of secrets is enough'),
    reads: z.array(z.object({ id: z.string(), title: text, connectors: z.array(z.string()) })),
  })
  .meta({ id: 'Platform' })

export const connectionRun = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'done', 'waiting', 'failed', 'cut']),
    part: z.string().describe('The read that it is at, or ended at'),
    rows: z.int().describe('Rows that were fetched; its imports say how many of them were new'),
    calls: z.int().describe('Requests to the platform'),
    imports: z.array(z.string()).describe('Ids of the imports that it made'),
    error: z.object({ text, remedy: text }).nullable(),
    began_at: z.date(),
    ended_at: z.date().nullable(),
  })
  .meta({ id: 'ConnectionRun' })

export const connection = z
  .object({
    id: z.string(),
    platform: z.string(),
    name: z.string(),
    settings: z.record(z.string(), z.string()),
    secrets_set_at: z.record(z.string(), z.string()).describe('Which secrets there are, and since when'),
    state: z.enum(['active', 'paused', 'attention']).describe('attention: somebody has to do something first'),
    next_run_at: z.date().nullable(),
    created_by: actor,
    created_at: z.date(),
    updated_at: z.date(),
    last_run: connectionRun.nullable(),
  })
  .meta({ id: 'Connection' })

export function platformAnswer({ byFile, settings, secrets, ...all }: Platform): z.infer<typeof platform> {
  const { id, title, doc, steps, enough } = all
  return {
    ...{ id, title, doc, steps: [...steps], by_file: byFile, enough: enough.map((set) => [...set]) },
    settings: listed(settings),
    secrets: listed(secrets),
    reads: all.reads.map((read) => ({ id: read.id, title: read.title, connectors: Object.keys(read.tables) })),
  }
}

const listed = (all: Readonly<Record<string, Told>>) =>
  Object.entries(all).map(([name, { label, hint, optional, choices }]) => ({
    ...{ name, label, hint, required: optional !== true },
    ...(choices && { choices: [...choices] }),
  }))
