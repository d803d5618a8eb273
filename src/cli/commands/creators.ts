import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { addArchiving } from '../archiving.ts'
import { addListFile } from '../list-file.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, globalOptions, listOf, pageOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'name', 'tier', 'accounts', 'category', 'markets'].map((key) => ({ key, title: key }))
const changeColumns = ['id', 'kind', 'about', 'creators', 'at', 'undone_at'].map((key) => ({
  key,
  title: key.replaceAll('_', ' '),
}))
const creator = z.looseObject({ id: z.string(), name: z.string() })
const account = z.object({ platform: z.string(), handle: z.string() })

const share = z.object({ share: z.number(), low: z.number(), high: z.number(), estimate: z.number() }).nullable()
const reliable = z.looseObject({
  creator: z.object({ id: z.string(), name: z.string() }),
  post_share: share,
  in_time_share: share,
  late: z.object({ median: z.number() }).nullable(),
})
const reliableColumns = [
  ...['id', 'name', 'samples', 'samples_posted', 'post_share', 'due', 'in_time', 'in_time_share', 'median_days_late'],
].map((key) => ({ key, title: key.replaceAll('_', ' ') }))

type Filter = { search?: string; platform?: string; tier?: string; market?: string; state?: string; sort?: string }

/** `millpond creators …`: the creator book. */
export function addCreatorsCommand(program: Command, world: World): void {
  const group = program.command('creators').description('list, add, change, merge, delete, import or export creators')
  addListing(group, world)
  addReliability(group, world)
  addMaking(group, world)
  addDeletion(group, world)
  addMerging(group, world)
  addFiles(group, world)
}

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list creators')
    .option('--search <text>', 'in name, handles and category')
    .option('--platform <name>', 'with an account there')
    .option('--tier <choice>', 'nano, micro, mid, macro or mega')
    .option('--market <code>', 'with an audience there')
    .option('--state <choice>', 'active, archived or all')
    .option('--sort <choice>', 'name, audience or updated')
    .option('--limit <number>', 'most creators', '50')
    .action((query: Filter, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const page = pageOf.extend({ total: z.int() })
        const { items, total } = await client.call('GET', brandPath(brand, 'creators'), page, { query })
        show(world, command, columns, globalOptions(command).json ? items : items.map(inWords))
        if (total > items.length) world.note(`${items.length} of ${total}.`)
      }),
    )
}

function addReliability(group: Command, world: World): void {
  group
    .command('reliability [creators...]')
    .description('samples that became posts, posts by the day agreed and median days late, of all or some by id')
    .action((ids: string[], _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const query = { creator: ids.join(','), limit: '1000' }
        const path = brandPath(brand, 'creators', 'reliability')
        const { items } = await client.call('GET', path, z.object({ items: z.array(reliable) }), { query })
        if (globalOptions(command).json) return world.print(JSON.stringify(items, null, 2))
        const rows = items.map(({ creator, post_share, in_time_share, late, ...counts }) => ({
          ...counts,
          ...{ id: creator.id, name: creator.name, post_share: shareText(post_share) },
          ...{ in_time_share: shareText(in_time_share), median_days_late: late?.median ?? '' },
        }))
        show(world, command, reliableColumns, rows)
      }),
    )
}

type Share = z.infer<typeof share>

/** Of what was seen, its interval, and the estimate that is shrunk towards all. */
function shareText(of: Share): string {
  const percent = (part: number) => `${Math.round(part * 100)}%`
  return of ? `${percent(of.share)} (${percent(of.low)}–${percent(of.high)}), est. ${percent(of.estimate)}` : ''
}

function inWords(row: Record<string, unknown>) {
  const accounts = z.array(account).parse(row.accounts)
  const shown = accounts.map(({ platform, handle }) => `${platform}/${handle}`).join(' ')
  return { ...row, accounts: shown, markets: z.array(z.string()).parse(row.markets).join(' ') }
}

function addMaking(group: Command, world: World): void {
  group
    .command('create <name>')
    .description('add a creator, and print the id')
    .option('--account <platform/handle...>', 'such as tiktok/mia.home; several with spaces between')
    .option('--category <text>', 'what the creator is about')
    .option('--market <code...>', 'countries of the audience')
    .option('--email <address>', 'contact')
    .action((name: string, options: Made, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { account: accounts = [], market: markets, ...rest } = options
        const body = { ...rest, name, accounts: accounts.map(readAccount), ...(markets && { markets }) }
        const one = await client.call('POST', brandPath(brand, 'creators'), creator, { body })
        world.print(globalOptions(command).json ? JSON.stringify(one, null, 2) : one.id)
      }),
    )
  addArchiving(group, world, 'creators', {
    archive: 'put a creator aside; their figures stay',
    restore: 'work with an archived creator again',
  })
}

function addDeletion(group: Command, world: World): void {
  group
    .command('delete <id>')
    .description('take a creator out of the book, which can be undone for 90 days')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { change } = await client.call(
          'DELETE',
          brandPath(brand, 'creators', id),
          z.object({ change: z.string() }),
        )
        world.note(`Deleted; undo it with: millpond creators undo ${change}`)
      }),
    )
}

type Made = { account?: string[]; category?: string; market?: string[]; email?: string }

function readAccount(written: string) {
  const [platform = '', ...rest] = written.split('/')
  if (rest.length === 0)
    throw new Problem('bad_request', { reason: `"${written}" is no platform/handle`, field: 'account' })
  return { platform, handle: rest.join('/') }
}

function addMerging(group: Command, world: World): void {
  group
    .command('merge <into> <from>')
    .description('make two creators one; the second goes')
    .action((into: string, from: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const done = z.object({ creator, change: z.string() })
        const body = { into, from }
        const { change } = await client.call('POST', brandPath(brand, 'creators', 'merge'), done, { body })
        world.note(`Merged; undo it with: millpond creators undo ${change}`)
      }),
    )
  group
    .command('changes')
    .description('list what was last done to creators')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'creators', 'changes'), listOf)
        show(world, command, changeColumns, items)
      }),
    )
  group
    .command('undo <change>')
    .description('make creators as they were before a change')
    .action((change: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('POST', brandPath(brand, 'creators', 'changes', change, 'undo'), z.looseObject({}))
      }),
    )
}

function addFiles(group: Command, world: World): void {
  addListFile(group, world, { path: 'creators', import: 'import', template: 'template' })
  group
    .command('export <file>')
    .description('write the creators with their contacts as CSV, archived ones too')
    .action((file: string, _options: unknown, command: Command) =>
      withBrand(world, command, (client, brand) =>
        saveFile(client, brandPath(brand, 'creators', 'file'), { state: 'all' }, file),
      ),
    )
}
