import type { Command } from 'commander'
import { z } from 'zod'
import { type Config, readConfig } from '../config.ts'
import { Problem } from '../kernel/errors.ts'
import type { Client } from './client.ts'
import { connect } from './connect.ts'
import { type TableColumn, table } from './output.ts'
import type { CreateMillpond } from './server.ts'

/** What commands work with: settings, a way to start Millpond, and where their words go. */
export type World = {
  env: Readonly<Record<string, string | undefined>>
  create: CreateMillpond
  print(text: string): void
  /** Words that are no result (progress, questions), so that results can be piped. */
  note(text: string): void
}

const brandItem = z.object({ id: z.string(), name: z.string(), currency: z.string(), role: z.string() }).loose()
export type Brand = z.infer<typeof brandItem>
const me = z.object({ brands: z.array(brandItem) })

/** Options that stand before or after any command. */
type Global = { json?: boolean; brand?: string }

export const configOf = (world: World): Config => readConfig(world.env)

/** Runs with a client, which is closed whatever happens. */
export async function withClient<Result>(world: World, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await connect(configOf(world), world.create, world.note)
  try {
    return await use(client)
  } finally {
    await client.close()
  }
}

/** Runs with a client and the brand that --brand names; it may be left out where there is only one. */
export function withBrand<Result>(
  world: World,
  command: Command,
  use: (client: Client, brand: Brand) => Promise<Result>,
): Promise<Result> {
  return withClient(world, async (client) => use(client, await chooseBrand(client, globalOptions(command).brand)))
}

export const globalOptions = (command: Command): Global => command.optsWithGlobals<Global>()

/** The path of a brand's part of the API. */
export const brandPath = (brand: Brand, ...pieces: string[]) =>
  `/api/v1/brands/${[brand.id, ...pieces].map(encodeURIComponent).join('/')}`

async function chooseBrand(client: Client, wanted: string | undefined): Promise<Brand> {
  const { brands } = await client.call('GET', '/api/v1/me', me)
  const matching = wanted ? brands.filter(({ id, name }) => id === wanted || name === wanted) : brands
  const [brand] = matching
  if (brand && matching.length === 1) return brand
  if (wanted && !brand) throw new Problem('not_found', { what: `brand "${wanted}"` })
  const names = brands.map(({ id, name }) => `${id} (${name})`).join(', ')
  const reason = brand ? `name one brand with --brand: ${names}` : 'make a brand first: millpond brands create <name>'
  throw new Problem('bad_request', { reason })
}

/** Prints rows as a table, or as JSON where --json is given. */
export function show(
  world: World,
  command: Command,
  columns: readonly TableColumn[],
  rows: readonly Record<string, unknown>[],
) {
  if (globalOptions(command).json) world.print(JSON.stringify(rows, null, 2))
  else world.print(rows.length ? table(columns, rows) : '(none)')
}

/** One of several tables, under the line that names it. */
export type NamedTable = {
  name: string
  columns: readonly TableColumn[]
  rows: readonly Record<string, unknown>[]
}

/** Prints tables one below the other; where --json is given, the whole answer that they tell, as one document. */
export function showTables(world: World, command: Command, tables: readonly NamedTable[], answer: unknown) {
  if (globalOptions(command).json) return world.print(JSON.stringify(answer, null, 2))
  for (const { name, columns, rows } of tables) {
    world.note(`\n${name}`)
    show(world, command, columns, rows)
  }
}

/** A list as the API sends it; what the items hold is shown as it comes. */
export const listOf = z.object({ items: z.array(z.record(z.string(), z.unknown())) })
/** A page of one, and where the next one begins. */
export const pageOf = listOf.extend({ next: z.string().optional() })
