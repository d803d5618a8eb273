import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { keptKinds } from '../../privacy/retention.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const retention = z.object({
  periods: z.record(z.string(), z.number()),
  applied_at: z.string().nullable(),
  removed: z.record(z.string(), z.number()).nullable(),
})
const expired = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      keeps_from: z.string(),
      rows: z.number(),
      days: z.array(z.object({ day: z.string(), rows: z.number() })),
    }),
  ),
})
const columns = [
  { key: 'kind', title: 'kind' },
  { key: 'days', title: 'days', right: true },
]
const expiredColumns = [
  { key: 'kind', title: 'kind' },
  { key: 'keeps_from', title: 'keeps from' },
  { key: 'rows', title: 'rows', right: true },
  { key: 'first', title: 'first day' },
  { key: 'last', title: 'last day' },
]

/** `millpond privacy retention …`: how long each kind of facts is kept. */
export function addRetentionCommand(privacy: Command, world: World): void {
  const group = privacy.command('retention').description('how long each kind of facts is kept; orders always are')
  group
    .command('show', { isDefault: true })
    .description('list the periods in days')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { periods, applied_at } = await client.call('GET', brandPath(brand, 'privacy', 'retention'), retention)
        const rows = keptKinds.map((kind) => ({ kind, days: periods[kind] ?? 'for ever' }))
        show(world, command, columns, rows)
        if (applied_at) world.note(`Last applied: ${applied_at}`)
      }),
    )
  group
    .command('set <kind> <days>')
    .description(
      `keep a kind for so many days, or for "ever": ${keptKinds.join(', ')}; people and their ids go with visits`,
    )
    .action((kind: string, days: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { [kind]: days === 'ever' ? null : wholeNumber(days) }
        await client.call('PUT', brandPath(brand, 'privacy', 'retention'), retention, { body })
      }),
    )
  group
    .command('apply')
    .description('take away now what is older than its period')
    .option('--dry-run', 'only say what would go')
    .action(({ dryRun = false }: { dryRun?: boolean }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const path = brandPath(brand, 'privacy', 'retention', 'apply')
        const { items } = await client.call('POST', path, expired, { body: { dry_run: dryRun } })
        if (globalOptions(command).json) return world.print(JSON.stringify(items, null, 2))
        const rows = items.map(({ days, ...one }) => ({ ...one, first: days[0]?.day, last: days.at(-1)?.day }))
        show(world, command, expiredColumns, rows)
      }),
    )
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Problem('bad_request', { reason: `"${text}" is no whole number of days; write one, or "ever"` })
}
