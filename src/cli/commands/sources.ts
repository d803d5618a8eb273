import type { Command } from 'commander'
import { z } from 'zod'
import { type Source, sourceKinds } from '../../manage/sources.ts'
import { announced } from '../server.ts'
import { brandPath, configOf, listOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'name', 'kind', 'write_key', 'hosts', 'store', 'sales_channel', 'created_at'].map((key) => ({
  key,
  title: key.replaceAll('_', ' '),
}))

/** `millpond sources`: where events come from, each with its write key. */
export function addSourcesCommand(program: Command, world: World): void {
  const sources = program.command('sources').description('list, create or end sources of events')
  sources
    .command('list', { isDefault: true })
    .description('list the sources with their write keys')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'sources'), listOf)
        show(world, command, columns, items)
      }),
    )
  sources
    .command('create <name>')
    .description(
      'create a source, and print its write key; for Shopify and WooCommerce say where the file for the shop is',
    )
    .option('--kind <kind>', `where its events come from: ${sourceKinds.join(', ')}`, 'web')
    .action((name: string, { kind }: { kind: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const made = await client.call(
          'POST',
          brandPath(brand, 'sources'),
          z.object({ write_key: z.string(), kind: z.enum(sourceKinds) }).loose(),
          { body: { name, kind } },
        )
        world.print(made.write_key)
        noteShopFile(world, made.kind)
      }),
    )
  addShopCommands(sources, world)
  sources
    .command('hosts <id> [hosts...]')
    .description('say whose pages may send with the key, such as shop.example; without hosts any page may')
    .action((id: string, hosts: string[], _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const made = await client.call('PATCH', brandPath(brand, 'sources', id), z.record(z.string(), z.unknown()), {
          body: { hosts },
        })
        show(world, command, columns, [made])
      }),
    )
  sources
    .command('revoke <id>')
    .description('end a source: nothing more is taken with its key; what it has sent stays')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'sources', id), z.undefined())
      }),
    )
}

const shopFiles: { readonly [kind in Source['kind']]?: string } = {
  shopify: 'shopify-pixel.js',
  woocommerce: 'millpond.php',
}

/** Says where the file to put into a shop is had; the server that runs knows its address better than the settings. */
function noteShopFile(world: World, kind: Source['kind']): void {
  const file = shopFiles[kind]
  if (!file) return
  const config = configOf(world)
  const address = config.publicUrl ?? announced(config.dataDir)?.url ?? `http://${config.host}:${config.port}`
  world.note(`File for the shop: ${new URL(file, `${address}/`)}`)
}

const webhookColumns = ['source', 'has_secret', 'last_at', 'taken', 'refused', 'waiting'].map((key) => ({
  key,
  title: key.replaceAll('_', ' '),
}))

/** Of which store a source is, and the webhooks of that store. */
function addShopCommands(sources: Command, world: World): void {
  sources
    .command('shop <id>')
    .description('state of which store the orders of a source are, as imports of the same shop name it')
    .option('--store <name>', 'the store; empty where its imports name none', '')
    .option('--channel <channel>', 'where its orders are placed; empty: the own site', '')
    .action((id: string, { store, channel }: { store: string; channel: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { store, sales_channel: channel }
        await client.call('PUT', brandPath(brand, 'sources', id, 'shop'), z.object({}).loose(), { body })
      }),
    )
  sources
    .command('webhook-secret <id>')
    .description('make what signs the webhooks of a source, and print it; the one before stays good for an hour')
    .option('--secret <secret>', 'the secret that the shop shows, where the shop has made one')
    .action((id: string, { secret }: { secret?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = secret === undefined ? {} : { secret }
        const path = brandPath(brand, 'sources', id, 'webhook-secret')
        const made = await client.call('POST', path, z.object({ secret: z.string() }), { body })
        if (secret === undefined) world.print(made.secret)
      }),
    )
  sources
    .command('webhooks')
    .description('list what came to the sources that take webhooks')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'webhooks'), listOf)
        show(world, command, webhookColumns, items)
      }),
    )
}
