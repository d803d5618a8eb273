import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { wholeList } from '../../kernel/pages.ts'
import { languageOf } from '../language.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, globalOptions, pageOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'state', 'name', 'candidates', 'questions'].map((key) => ({ key, title: key }))
const linkColumns = ['id', 'page', 'audience', 'market', 'person', 'url'].map((key) => ({ key, title: key }))
const test = z.looseObject({ id: z.string(), state: z.string(), definition: z.record(z.string(), z.unknown()) })
const links = z.object({ made: z.array(z.record(z.string(), z.unknown())), there: z.array(z.unknown()) })
const results = z.looseObject({
  heads: z.looseObject({ answered: z.int(), visited: z.int(), bots: z.int() }),
  products: z.array(z.looseObject({ sentence: z.object({ en: z.string(), zh: z.string() }) })),
})
const nothing = z.undefined()

/** `millpond product-tests …`: products that are not sold yet, and what people say of them. */
export function addProductTestsCommand(program: Command, world: World): void {
  const group = program.command('product-tests').description('list, state, open, link, read or close tests of products')
  addListing(group, world)
  addStating(group, world)
  addStates(group, world)
  addLinks(group, world)
  addResults(group, world)
}

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list the tests, newest first')
    .option('--state <choice>', 'draft, open, closed or all')
    .action((query: { state?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const read = (cursor?: string) =>
          client.call('GET', brandPath(brand, 'product-tests'), pageOf, { query: { ...query, cursor } })
        show(world, command, columns, await wholeList(read))
      }),
    )
  group
    .command('show <test>')
    .description('print a test as JSON, which can be changed and stated again')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { definition } = await client.call('GET', brandPath(brand, 'product-tests', id), test)
        world.print(JSON.stringify(definition, null, 2))
      }),
    )
}

function addStating(group: Command, world: World): void {
  group
    .command('create <file>')
    .description('write a test from a file of JSON, and print its id')
    .action((file: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = await readJson(file)
        const made = await client.call('POST', brandPath(brand, 'product-tests'), test, { body })
        world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
      }),
    )
  group
    .command('update <test> <file>')
    .description('state a test anew from a file of JSON')
    .action((id: string, file: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = await readJson(file)
        await client.call('PUT', brandPath(brand, 'product-tests', id), test, { body })
      }),
    )
}

function addStates(group: Command, world: World): void {
  for (const [name, description] of [
    ['open', 'open a test for answers'],
    ['close', 'close a test; its answers stay'],
  ] as const)
    group
      .command(`${name} <test>`)
      .description(description)
      .action((id: string, _options: unknown, command: Command) =>
        withBrand(world, command, async (client, brand) => {
          await client.call('POST', brandPath(brand, 'product-tests', id, name), test)
        }),
      )
  group
    .command('remove <test>')
    .description('take a draft away')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'product-tests', id), nothing)
      }),
    )
}

type Linking = {
  page: string
  audience?: string
  market?: string
  candidate?: string
  label?: string
  person?: string[]
}

function addLinks(group: Command, world: World): void {
  group
    .command('link <test>')
    .description('make a link for everybody, or one for each person, and print the addresses')
    .option('--page <choice>', 'questions, or prelaunch for the page of a product', 'questions')
    .option('--audience <choice>', 'creators, customers or others')
    .option('--market <code>', 'where they are')
    .option('--candidate <id>', 'of a product page: which product; without, one by chance')
    .option('--label <text>', 'where it is put')
    .option('--person <id...>', 'ids of customers, e-mail addresses or names; a link for each')
    .action((id: string, { person: people, ...rest }: Linking, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { ...rest, ...(people && { people }) }
        const { made, there } = await client.call('POST', brandPath(brand, 'product-tests', id, 'links'), links, {
          body,
        })
        show(world, command, linkColumns, made)
        if (there.length > 0) world.note(`${there.length} were invited already, and keep their links.`)
      }),
    )
  group
    .command('links <test>')
    .description('list the links of a test')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const path = brandPath(brand, 'product-tests', id, 'links')
        const read = (cursor?: string) => client.call('GET', path, pageOf, { query: { cursor } })
        show(world, command, linkColumns, await wholeList(read))
      }),
    )
}

function addResults(group: Command, world: World): void {
  group
    .command('results <test>')
    .description('what a test says by now: a verdict for each product')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const found = await client.call('GET', brandPath(brand, 'product-tests', id, 'results'), results)
        if (globalOptions(command).json) return world.print(JSON.stringify(found, null, 2))
        const language = languageOf(world.env)
        for (const { sentence } of found.products) world.print(sentence[language])
        const { answered, visited, bots } = found.heads
        world.note(`${answered} answered, ${visited} visited, ${bots} marked as programs.`)
      }),
    )
  group
    .command('export <test> <file>')
    .description('write the answers of a test as CSV, or with --orders the addresses that were left')
    .option('--orders', 'who left an address')
    .action((id: string, file: string, { orders }: { orders?: boolean }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const path = brandPath(brand, 'product-tests', id, orders ? 'orders' : 'answers', 'file')
        await saveFile(client, path, {}, file)
      }),
    )
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Problem('not_found', { what: `file ${file}` })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('bad_request', { reason: `${file} is no JSON` }, cause)
  }
}
