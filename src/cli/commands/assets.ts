import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { assetChannels } from '../../kernel/asset.ts'
import { Problem } from '../../kernel/errors.ts'
import { columnsOf } from '../output.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, globalOptions, listOf, pageOf, show, type World, withBrand } from '../world.ts'
import { addReuse } from './asset-reuse.ts'

const columns = columnsOf('id', 'kind', 'title', 'maker', 'rights', 'in_use', 'breached')
const warningColumns = columnsOf('asset', 'title', 'channel', 'state', 'until', 'in_use')
const placementColumns = columnsOf('id', 'channel', 'platform', 'reference', 'from_day', 'to_day')
const figureColumns = columnsOf(
  'id',
  'impressions',
  'clicks',
  'views',
  'visits',
  'orders',
  'net_sales',
  'spend',
  'trend',
)

const right = z.object({ channel: z.string(), until: z.string().nullable(), note: z.string(), state: z.string() })
const asset = z.looseObject({
  id: z.string(),
  title: z.string(),
  creator: z.object({ name: z.string() }).nullable(),
  maker: z.string(),
  rights: z.array(right),
  in_use: z.array(z.string()),
  breached: z.array(z.string()),
})
const warning = z.looseObject({ asset: z.object({ id: z.string(), title: z.string() }) })
const figures = z.looseObject({ fatigue: z.object({ trend: z.string() }).nullable() })
const list = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) })

/** `millpond assets …`: videos, pictures and texts with their rights. */
export function addAssetsCommand(program: Command, world: World): void {
  const group = program.command('assets').description('list, upload, download or delete content, and state its rights')
  addListing(group, world)
  addReuse(group, world)
  addFiles(group, world)
  addStating(group, world)
  addPlacing(group, world)
}

type Filter = { search?: string; kind?: string; channel?: string; right?: string; state?: string; limit?: string }

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list assets, those in use without a right first')
    .option('--search <text>', 'in title, name of the file and maker')
    .option('--kind <choice>', 'video, picture or text')
    .option('--channel <choice>', assetChannels.join(', '))
    .option('--right <choice>', 'allowed, expiring, expired, unknown or breached')
    .option('--state <choice>', 'active, archived or all')
    .option('--limit <number>', 'most assets', '60')
    .action((query: Filter, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const page = pageOf.extend({ items: z.array(asset), total: z.int() })
        const { items, total } = await client.call('GET', brandPath(brand, 'assets'), page, { query })
        show(world, command, columns, globalOptions(command).json ? items : items.map(inWords))
        if (total > items.length) world.note(`${items.length} of ${total}.`)
      }),
    )
  group
    .command('warnings')
    .description('list rights that do not hold where an asset is in use, and those that end within 30 days')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'assets', 'warnings'), list(warning))
        const rows = items.map((one) => ({ ...one, asset: one.asset.id, title: one.asset.title }))
        show(world, command, warningColumns, globalOptions(command).json ? items : rows)
      }),
    )
}

function inWords({ creator, maker, rights, in_use, breached, ...row }: z.output<typeof asset>) {
  const held = rights.filter(({ state }) => state !== 'unknown')
  return {
    ...row,
    maker: creator?.name ?? maker,
    rights: held.map(({ channel, until, state }) => `${channel}:${until ?? state}`).join(' '),
    in_use: in_use.join(' '),
    breached: breached.join(' '),
  }
}

function addFiles(group: Command, world: World): void {
  group
    .command('upload <files...>')
    .description('upload files, and print their ids; the same file again is the same asset')
    .action((files: string[], _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        for (const file of files) {
          const query = { name: basename(file) }
          const made = await client.upload(brandPath(brand, 'assets'), query, createReadStream(file), asset)
          world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
        }
      }),
    )
  group
    .command('download <id> <file>')
    .description('write the file of an asset')
    .action((id: string, file: string, _options: unknown, command: Command) =>
      withBrand(world, command, (client, brand) => saveFile(client, brandPath(brand, 'assets', id, 'file'), {}, file)),
    )
  group
    .command('remove <id>')
    .description('delete an asset and its file for good')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'assets', id), z.undefined())
      }),
    )
}

type Stated = {
  title?: string
  alt?: string
  maker?: string
  creator?: string
  collaboration?: string
  sku?: string[]
  market?: string[]
}

function addStating(group: Command, world: World): void {
  group
    .command('state <id>')
    .description('state title, maker, products and markets of an asset')
    .option('--title <text>', 'what it is called')
    .option('--alt <text>', 'what is to be seen')
    .option('--maker <name>', 'who made it')
    .option('--creator <id>', 'its maker in the creator book')
    .option('--collaboration <id>', 'from which it came')
    .option('--sku <sku...>', 'products that it shows')
    .option('--market <code...>', 'countries for which it was made')
    .action((id: string, { sku, market, ...told }: Stated, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { ...told, ...(sku && { skus: sku }), ...(market && { markets: market }) }
        await client.call('PATCH', brandPath(brand, 'assets', id), asset, { body })
      }),
    )
  group
    .command('rights <id> [rights...]')
    .description('state where an asset may be shown, such as gallery, or ad:2026-12-31 for a last day; others end')
    .action((id: string, written: string[], _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const before = await client.call('GET', brandPath(brand, 'assets', id), asset)
        const note = (channel: string) => before.rights.find((one) => one.channel === channel)?.note ?? ''
        const rights = written.map(readRight).map((one) => ({ ...one, note: note(one.channel) }))
        await client.call('PATCH', brandPath(brand, 'assets', id), asset, { body: { rights } })
      }),
    )
}

/** A right as it is written on the command line: a channel, with a last day after a colon. */
export function readRight(written: string): { channel: string; until: string | null } {
  const [channel = '', until] = written.split(':')
  if (assetChannels.some((known) => known === channel)) return { channel, until: until ?? null }
  throw new Problem('bad_request', {
    reason: `"${written}" is no channel; there are ${assetChannels.join(', ')}`,
    field: 'rights',
  })
}

type Placed = { platform?: string; from: string; to?: string }

function addPlacing(group: Command, world: World): void {
  group
    .command('placements <id>')
    .description('list where an asset is or was shown')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'assets', id, 'placements'), listOf)
        show(world, command, placementColumns, items)
      }),
    )
  group
    .command('figures <id>')
    .description('show what came of an asset in each place; money in minor units')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'assets', id, 'figures'), list(figures))
        const rows = items.map(({ fatigue, ...row }) => ({ ...row, trend: fatigue?.trend ?? '' }))
        show(world, command, figureColumns, globalOptions(command).json ? items : rows)
      }),
    )
  group
    .command('place <id> <channel> <reference>')
    .description('state where an asset is shown: the name of an ad, the id of a post, the path of a page')
    .requiredOption('--from <day>', 'its first day')
    .option('--to <day>', 'its last day')
    .option('--platform <name>', 'such as meta or tiktok')
    .action((id: string, channel: string, reference: string, { platform, from, to }: Placed, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { channel, reference, from_day: from, ...(platform && { platform }), ...(to && { to_day: to }) }
        const made = await client.call(
          'POST',
          brandPath(brand, 'assets', id, 'placements'),
          z.looseObject({ id: z.string() }),
          {
            body,
          },
        )
        world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
      }),
    )
  group
    .command('end <placement> <day>')
    .description('say on which day a placement ended')
    .action((id: string, day: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('PATCH', brandPath(brand, 'placements', id), z.looseObject({}), { body: { to_day: day } })
      }),
    )
}
