import type { Command } from 'commander'
import { z } from 'zod'
import { eventFilter } from '../../collect/gateway/latest-events.ts'
import { columnsOf } from '../output.ts'
import { optionName, paramsOf } from '../params.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, listOf, pageOf, show, type World, withBrand } from '../world.ts'

const text = z.object({ en: z.string() })
const quarantined = z.object({
  items: z.array(z.looseObject({ reason: text, remedy: text })),
  next: z.string().optional(),
})
const latest = columnsOf('at', 'name', 'user_id', 'anonymous_id', 'host', 'path', 'order_id', 'source')
const asFile = ['--file <file>', 'write all of them as CSV instead'] as const
const names = [
  { key: 'name', title: 'name' },
  { key: 'events', title: 'events', right: true },
  { key: 'known', title: 'with user id', right: true },
  ...columnsOf('last_seen', 'properties'),
]

/** `millpond events`: the latest events, their names, and those that could not be taken. */
export function addEventsCommand(program: Command, world: World): void {
  const events = program.command('events').description('look at events: the latest, their names, the quarantine')
  const list = events.command('list', { isDefault: true }).description('list the latest events')
  const params = paramsOf(eventFilter)
  for (const { flag, description } of params) list.option(flag, description)
  list.option(...asFile).action((given: Record<string, string>, command: Command) =>
    withBrand(world, command, async (client, brand) => {
      const { source, name, person, file } = given
      if (file) return saveFile(client, brandPath(brand, 'events', 'file'), { source, name, person }, file)
      const query = Object.fromEntries(params.map(({ name }) => [name, given[optionName(name)]]))
      const { items, next } = await client.call('GET', brandPath(brand, 'events'), pageOf, { query })
      show(world, command, latest, items)
      tellOfMore(world, next)
    }),
  )
  addNamesCommand(events, world)
  addQuarantineCommand(events, world)
  addLagCommand(events, world)
}

const lag = z.object({
  waiting_bytes: z.number(),
  waiting_since: z.string().nullable(),
  trouble: z.object({ en: z.string() }).nullable(),
})

function addLagCommand(events: Command, world: World): void {
  events
    .command('lag')
    .description('show what was acknowledged and waits for the warehouse, since when, and why')
    .action((_: object, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const told = await client.call('GET', brandPath(brand, 'events', 'lag'), lag)
        show(world, command, columnsOf('waiting_bytes', 'waiting_since', 'trouble'), [
          { ...told, trouble: told.trouble?.en ?? null },
        ])
      }),
    )
}

function addNamesCommand(events: Command, world: World): void {
  events
    .command('names')
    .description('list the names of events: how many, when last, and what came with them')
    .option('--days <days>', 'how many days back (1 to 90)', '30')
    .option(...asFile)
    .action(({ file, ...query }: { days: string; file?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        if (file) return saveFile(client, brandPath(brand, 'events', 'names', 'file'), query, file)
        const { items } = await client.call('GET', brandPath(brand, 'events', 'names'), listOf, { query })
        const known = (share: unknown) => `${Math.round(100 * Number(share))} %`
        show(
          world,
          command,
          names,
          items.map((item) => ({ ...item, known: known(item.known_share) })),
        )
      }),
    )
}

function addQuarantineCommand(events: Command, world: World): void {
  events
    .command('quarantine')
    .description('list the events that could not be taken, with what is wrong and what mends it')
    .option('--limit <number>', 'how many (1 to 200)', '50')
    .option('--cursor <cursor>', 'where the last page ended')
    .option(...asFile)
    .action(({ file, ...query }: { limit: string; cursor?: string; file?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        if (file) return saveFile(client, brandPath(brand, 'events', 'quarantine', 'file'), {}, file)
        const { items, next } = await client.call('GET', brandPath(brand, 'events', 'quarantine'), quarantined, {
          query,
        })
        const rows = items.map((item) => ({ ...item, reason: item.reason.en, remedy: item.remedy.en }))
        show(world, command, columnsOf('received_at', 'source', 'field', 'value', 'reason', 'remedy', 'event'), rows)
        tellOfMore(world, next)
      }),
    )
}

function tellOfMore(world: World, next: string | undefined): void {
  if (next) world.note(`\nThere are more: --cursor ${next}`)
}
