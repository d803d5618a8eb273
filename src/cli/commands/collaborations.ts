import type { Command } from 'commander'
import { z } from 'zod'
import { wholeList } from '../../kernel/pages.ts'
import { addArchiving } from '../archiving.ts'
import { addListFile } from '../list-file.ts'
import { columnsOf } from '../output.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, globalOptions, pageOf, show, type World, withBrand } from '../world.ts'
import { addCollaborationFiles } from './collaboration-files.ts'

const columns = columnsOf('id', 'stage', 'title', 'creator', 'owner', 'due_on', 'commission_percent')
const sampleColumns = columnsOf(
  'id',
  'sku',
  'creator',
  'stock_country',
  'creator_country',
  'sent_on',
  'received_on',
  'posted_on',
)
const followUpColumns = columnsOf('kind', 'days', 'since', 'id', 'title', 'creator', 'owner', 'about', 'channel')
const named = z.object({ name: z.string() })
const item = z.looseObject({ id: z.string(), creator: named })
const owned = item.extend({ owner: named.nullable() })
const waiting = z.object({
  items: z.array(
    z.looseObject({
      collaboration: z.object({ id: z.string(), title: z.string() }),
      creator: named,
      owner: named.nullable(),
    }),
  ),
})

type Filter = { stage?: string; due?: string; mine?: boolean; state?: string }
type Begun = { owner?: string; due?: string; commission?: string; from?: string; fee?: string; note?: string }

/** `millpond collaborations …`: what the brand does together with creators. */
export function addCollaborationsCommand(program: Command, world: World): void {
  const group = program
    .command('collaborations')
    .description('list, begin, move, import or export collaborations with creators')
  addListing(group, world)
  addFollowUps(group, world)
  addChanging(group, world)
  addListFile(group, world, { path: 'collaborations', import: 'import', template: 'template' })
  addCollaborationFiles(group, world)
  addSamples(group, world)
  addListFile(group, world, { path: 'samples', import: 'import-samples', template: 'sample-template' })
}

function addFollowUps(group: Command, world: World): void {
  group
    .command('follow-ups')
    .description('list what waits: overdue or to be reminded of, samples not received or posted, rights that end')
    .option('--kind <choice>', 'overdue, remind, not_received, not_posted or right_ends')
    .option('--mine', 'only those of who asks')
    .action(({ kind, mine }: { kind?: string; mine?: boolean }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const query = { kind, of: mine && 'mine', limit: '1000' }
        const { items } = await client.call('GET', brandPath(brand, 'collaborations', 'follow-ups'), waiting, { query })
        if (globalOptions(command).json) return world.print(JSON.stringify(items, null, 2))
        const rows = items.map(({ collaboration, creator, owner, ...one }) => ({
          ...one,
          ...{ id: collaboration.id, title: collaboration.title, creator: creator.name, owner: owner?.name ?? '' },
        }))
        show(world, command, followUpColumns, rows)
      }),
    )
}

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list collaborations, newest first')
    .option('--stage <choice>', 'found, contacted, agreed, sample_sent, posted or paid')
    .option('--due <choice>', 'any, overdue, week or remind')
    .option('--state <choice>', 'active, archived or all')
    .option('--mine', 'only those of who asks')
    .action(({ mine, ...filter }: Filter, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const query = { ...filter, ...(mine && { of: 'mine' }) }
        const page = pageOf.extend({ items: z.array(owned) })
        const rows = await wholeList((cursor?: string) =>
          client.call('GET', brandPath(brand, 'collaborations'), page, { query: { ...query, cursor } }),
        )
        if (globalOptions(command).json) return world.print(JSON.stringify(rows, null, 2))
        const shown = rows.map((row) => ({ ...row, creator: row.creator.name, owner: row.owner?.name ?? '' }))
        show(world, command, columns, shown)
      }),
    )
  group
    .command('export <file>')
    .description('write collaborations with their terms as CSV, archived ones too')
    .action((file: string, _options: unknown, command: Command) =>
      withBrand(world, command, (client, brand) =>
        saveFile(client, brandPath(brand, 'collaborations', 'file'), { state: 'all' }, file),
      ),
    )
}

function addChanging(group: Command, world: World): void {
  group
    .command('begin <creator> <title>')
    .description('begin a collaboration with a creator, by id, and print its id')
    .option('--owner <id>', 'a member, as `millpond members` has them')
    .option('--due <day>', 'when the next step is due')
    .option('--commission <percent>', 'of what is left of the goods of orders; needs --from')
    .option('--from <day>', 'first day whose orders count')
    .option('--fee <amount/currency>', 'such as 400.00/USD')
    .option('--note <text>', 'what there is to know')
    .action((creator: string, title: string, options: Begun, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { creator, title, ...stated(options) }
        const made = await client.call('POST', brandPath(brand, 'collaborations'), item, { body })
        world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
      }),
    )
  group
    .command('move <id> <stage>')
    .description('move a collaboration to another stage')
    .action((id: string, stage: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('PATCH', brandPath(brand, 'collaborations', id), item, { body: { stage } })
      }),
    )
  addArchiving(group, world, 'collaborations', {
    archive: 'put a collaboration aside',
    restore: 'take up an archived collaboration again',
  })
}

function stated({ owner, due, commission, from, fee, note }: Begun) {
  const [amount = '', currency = ''] = fee?.split('/') ?? []
  return {
    ...(owner && { owner }),
    ...(due && { due_on: due }),
    ...(commission && { commission_percent: commission }),
    ...(from && { starts_on: from }),
    ...(fee && { fee: { amount, currency: currency.toUpperCase() } }),
    ...(note && { notes: note }),
  }
}

function addSamples(group: Command, world: World): void {
  group
    .command('samples')
    .description('list samples, newest first')
    .option('--state <choice>', 'waiting, sent, received or posted')
    .option('--save <file>', 'write them as CSV instead')
    .action(({ state, save }: { state?: string; save?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        if (save) return saveFile(client, brandPath(brand, 'samples', 'file'), { state }, save)
        const page = pageOf.extend({ items: z.array(item) })
        const rows = await wholeList((cursor?: string) =>
          client.call('GET', brandPath(brand, 'samples'), page, { query: { state, cursor } }),
        )
        if (globalOptions(command).json) return world.print(JSON.stringify(rows, null, 2))
        const shown = rows.map((row) => ({ ...row, creator: row.creator.name }))
        show(world, command, sampleColumns, shown)
      }),
    )
}
