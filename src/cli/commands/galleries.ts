import type { Command } from 'commander'
import { z } from 'zod'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'name', 'published', 'assets', 'shown', 'key'].map((key) => ({ key, title: key }))
const gallery = z.looseObject({
  id: z.string(),
  key: z.string(),
  items: z.array(z.looseObject({ shown: z.boolean() })),
})

type Made = { heading?: string; ratio?: string; code?: string }

/** `millpond galleries …`: what pages of shops show of the library. */
export function addGalleriesCommand(program: Command, world: World): void {
  const group = program.command('galleries').description('list, make, fill, publish or delete galleries')
  group
    .command('list', { isDefault: true })
    .description('list galleries, and how much of each is shown today')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const answer = z.object({ items: z.array(gallery) })
        const { items } = await client.call('GET', brandPath(brand, 'galleries'), answer)
        const rows = items.map((one) => {
          return { ...one, assets: one.items.length, shown: one.items.filter(({ shown }) => shown).length }
        })
        show(world, command, columns, globalOptions(command).json ? items : rows)
      }),
    )
  group
    .command('create <name>')
    .description('make a gallery, and print its id')
    .option('--heading <text>', 'shown above it')
    .option('--ratio <choice>', '1:1, 4:5, 9:16 or 16:9')
    .option('--code <code>', 'code of a short link that its links carry')
    .action((name: string, options: Made, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const made = await client.call('POST', brandPath(brand, 'galleries'), gallery, { body: { name, ...options } })
        world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
      }),
    )
  addChanging(group, world)
}

function addChanging(group: Command, world: World): void {
  group
    .command('fill <id> [items...]')
    .description('say what is in it, in order: asset=https://shop.example/product')
    .action((id: string, written: string[], _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const items = written.map((one) => {
          const [asset = '', ...address] = one.split('=')
          return { asset, product_url: address.join('=') }
        })
        await client.call('PATCH', brandPath(brand, 'galleries', id), gallery, { body: { items } })
      }),
    )
  for (const [name, published, words] of [
    ['publish', true, 'let its key open a gallery to anybody, and print the key'],
    ['withdraw', false, 'show a gallery to nobody'],
  ] as const) {
    group
      .command(`${name} <id>`)
      .description(words)
      .action((id: string, _options: unknown, command: Command) =>
        withBrand(world, command, async (client, brand) => {
          const body = { published }
          const { key } = await client.call('PATCH', brandPath(brand, 'galleries', id), gallery, { body })
          if (published) world.print(key)
        }),
      )
  }
  group
    .command('remove <id>')
    .description('delete a gallery; its assets stay')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'galleries', id), z.undefined())
      }),
    )
}
