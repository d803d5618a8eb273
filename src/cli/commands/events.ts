import type { Command } from 'commander'
import { z } from 'zod'
import { type EventKind, eventKind } from '../../collect/gateway/event-catalogue.ts'
import { eventFilter } from '../../collect/gateway/latest-events.ts'
import { columnsOf } from '../output.ts'
import { optionName, paramsOf } from '../params.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, pageOf, show, showTables, type World, withBrand } from '../world.ts'

const text = z.object({ en: z.string() })
const quarantined = z.object({
  items: z.array(z.looseObject({ reason: text, remedy: text })),
  next: z.string().optional(),
})
const kinds = z.object({ items: z.array(eventKind) })
const dayColumns = [...columnsOf('day'), { key: 'events', title: 'events', right: true }]
const propertyColumns = [
  { key: 'name', title: 'property' },
  ...columnsOf('types'),
  { key: 'share', title: 'share', right: true },
  ...columnsOf('example'),
]
const latest = columnsOf('at', 'name', 'user_id', 'anonymous_id', 'host', 'path', 'order_id', 'source')
const asFile = ['--file <file>', 'write all of them as CSV instead'] as const
const names = [
  { key: 'name', title: 'name' },
  { key: 'events', title: 'events', right: true },
  { key: 'known', title: 'with user id', right: true },
  ...columnsOf('last_seen', 'came_with'),
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
    .command('names [name]')
    .description('list the names of events: how many, when last, and what came with them; or one with its properties')
    .option('--days <days>', 'how many days back (1 to 90)', '30')
    .option(...asFile)
    .action((name: string | undefined, { file, days }: { days: string; file?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const query = { days, name }
        if (file) return saveFile(client, brandPath(brand, 'events', 'names', 'file'), query, file)
        const { items } = await client.call('GET', brandPath(brand, 'events', 'names'), kinds, { query })
        if (name === undefined) showNames(world, command, items)
        else showProperties(world, command, items[0])
      }),
    )
}

const asPercent = (share: number) => `${Math.round(100 * share)} %`

function showNames(world: World, command: Command, items: readonly EventKind[]): void {
  const rows = items.map((item) => ({
    ...item,
    known: asPercent(item.known_share),
    came_with: item.properties.map(({ name }) => name),
  }))
  show(world, command, names, rows)
}

/** One name: its days, and its properties below them, where they are in sight. */
function showProperties(world: World, command: Command, kind: EventKind | undefined): void {
  const properties = (kind?.properties ?? []).map((one) => ({ ...one, share: asPercent(one.share) }))
  const from = `properties, from ${kind?.looked_at ?? 0} of the latest events; text that is written as a number counts as one`
  const tables = [
    { name: 'by day', columns: dayColumns, rows: kind?.by_day ?? [] },
    { name: from, columns: propertyColumns, rows: properties },
  ]
  showTables(world, command, tables, kind ?? null)
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
