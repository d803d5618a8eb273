import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { wholeList } from '../../kernel/pages.ts'
import { linkInput, linkPatch } from '../../manage/link-input.ts'
import type { Client } from '../client.ts'
import { fieldsOf, withFields } from '../params.ts'
import { saveFile } from '../save-file.ts'
import { type Brand, brandPath, globalOptions, pageOf, show, type World, withBrand } from '../world.ts'
import { addDeclarations } from './declarations.ts'
import { addLinkTools } from './link-tools.ts'

const columns = ['code', 'short_url', 'kind', 'creator', 'channel', 'post', 'coupon', 'title'].map((key) => ({
  key,
  title: key.replaceAll('_', ' '),
}))
const link = z.looseObject({ id: z.string(), code: z.string(), short_url: z.string() })
const made = z.object({ made: z.array(link), there: z.array(link) })

/** `millpond links …`: short links, their codes, and where they lead. */
export function addLinksCommand(program: Command, world: World): void {
  const group = program.command('links').description('list, make, change or archive short links and codes')
  addListing(group, world)
  addMaking(group, world)
  addChanging(group, world)
  addDeclarations(group, world)
  addLinkTools(group, world)
  addFiles(group, world)
}

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list the links, newest first')
    .option('--search <text>', 'in code, title, creator, post, channel, coupon or target')
    .option('--state <choice>', 'active, archived or all')
    .action((query: { search?: string; state?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const read = (cursor?: string) =>
          client.call('GET', brandPath(brand, 'links'), pageOf, { query: { ...query, cursor, limit: 5000 } })
        show(world, command, columns, await wholeList(read))
      }),
    )
}

function addMaking(group: Command, world: World): void {
  withFields(group.command('create').description('make a link, and print its address'), linkInput).action(
    (_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = fieldsOf(command, linkInput)
        const one = await client.call('POST', brandPath(brand, 'links'), link, { body })
        if (globalOptions(command).json) world.print(JSON.stringify(one, null, 2))
        else world.print(one.short_url)
      }),
  )
  group
    .command('import <file>')
    .description('make a link for each line of a CSV file; creators whose post and channel have a code keep it')
    .action((file: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { csv: textIn(file) }
        const result = await client.call('POST', brandPath(brand, 'links', 'many'), made, { body })
        show(world, command, columns, result.made)
        world.note(`${result.made.length} links made, ${result.there.length} were there.`)
      }),
    )
}

function addChanging(group: Command, world: World): void {
  const change = (command: Command, code: string, body: object) =>
    withBrand(world, command, async (client, brand) => {
      const { id } = await byCode(client, brand, code)
      await client.call('PATCH', brandPath(brand, 'links', id), link, { body })
    })
  withFields(
    group.command('update <code>').description('change a link; its code stays'),
    linkPatch.omit({ archived: true }),
  ).action((code: string, _options: unknown, command: Command) => change(command, code, fieldsOf(command, linkPatch)))
  group
    .command('archive <code>')
    .description('end a link: it leads to its fallback, or says that it is over')
    .action((code: string, _options: unknown, command: Command) => change(command, code, { archived: true }))
  group
    .command('restore <code>')
    .description('let an archived link lead on again')
    .action((code: string, _options: unknown, command: Command) => change(command, code, { archived: false }))
}

function addFiles(group: Command, world: World): void {
  const download = (
    command: Command,
    file: string,
    path: (client: Client, brand: Brand) => Promise<string>,
    query = {},
  ) => withBrand(world, command, async (client, brand) => saveFile(client, await path(client, brand), query, file))
  group
    .command('export <file>')
    .description('write the links as CSV, archived ones too')
    .action((file: string, _options: unknown, command: Command) =>
      download(command, file, async (_client, brand) => brandPath(brand, 'links', 'file'), { state: 'all' }),
    )
  group
    .command('qr <code> <file>')
    .description('write the QR code of a link as .svg or .png')
    .option('--level <choice>', 'share that may be unreadable: low, medium, quartile or high')
    .option('--margin <modules>', 'light modules around it')
    .option('--pixels <number>', 'of a PNG: at most so wide')
    .action((code: string, file: string, options: Record<string, string>, command: Command) => {
      const path = async (client: Client, brand: Brand) =>
        brandPath(brand, 'links', (await byCode(client, brand, code)).id, 'qr')
      return download(command, file, path, { ...options, format: file.endsWith('.png') ? 'png' : 'svg' })
    })
}

async function byCode(client: Client, brand: Brand, code: string): Promise<z.output<typeof link>> {
  const query = { search: code.trim(), state: 'all', limit: 5000 }
  const page = pageOf.extend({ items: z.array(link) })
  const items = await wholeList((cursor) =>
    client.call('GET', brandPath(brand, 'links'), page, { query: { ...query, cursor } }),
  )
  const found = items.find((one) => one.code === code.trim().toLowerCase())
  if (!found) throw new Problem('not_found', { what: `link "${code}"` })
  return found
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem('bad_request', { reason: `${file} cannot be read: ${reason}` }, error)
  }
}
