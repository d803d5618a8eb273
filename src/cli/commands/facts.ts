import { type Command, Option } from 'commander'
import { z } from 'zod'
import { statedFacts } from '../../collect/stated/catalogue.ts'
import type { StatedFact } from '../../collect/stated/define.ts'
import { wholeList } from '../../kernel/pages.ts'
import { followDerive } from '../follow.ts'
import { optionName, type Param, paramsOf } from '../params.ts'
import { brandPath, pageOf, show, type World, withBrand } from '../world.ts'

/** A command for each fact that is stated by hand, too: `millpond products`, `millpond costs`. */
export function addFactCommands(program: Command, world: World): void {
  for (const stated of statedFacts) {
    const name = stated.title.en.toLowerCase()
    const group = program.command(stated.id).description(`list every ${name}, state one, or take one away`)
    addListing(group, world, stated)
    const path = (brand: Parameters<typeof brandPath>[0]) => brandPath(brand, stated.id)
    withOptions(group.command('add').description(`state a ${name}`), paramsOf(stated.input), (values, self) =>
      withBrand(world, self, async (client, brand) => {
        await client.call('POST', path(brand), z.unknown(), { body: values })
        await followDerive(world, client, brand, 'wait')
      }),
    )
    withOptions(group.command('remove').description(`take a ${name} away`), paramsOf(stated.key), (values, self) =>
      withBrand(world, self, async (client, brand) => {
        await client.call('DELETE', path(brand), z.undefined(), { query: values })
        await followDerive(world, client, brand, 'wait')
      }),
    )
  }
}

function addListing(group: Command, world: World, stated: StatedFact): void {
  group
    .command('list', { isDefault: true })
    .description('list what counts now, imported and stated')
    .option('--search <text>', 'part of a SKU')
    .action(({ search }: { search?: string }, self: Command) =>
      withBrand(world, self, async (client, brand) => {
        const items = await wholeList((cursor) =>
          client.call('GET', brandPath(brand, stated.id), pageOf, { query: { search, cursor, limit: 1000 } }),
        )
        const columns = Object.keys(items[0] ?? {}).map((key) => ({ key, title: key.replaceAll('_', ' ') }))
        show(world, self, columns, items)
      }),
    )
}

function withOptions(
  command: Command,
  params: readonly Param[],
  act: (values: Record<string, string | undefined>, self: Command) => Promise<void>,
): void {
  for (const { flag, description, required } of params) {
    command.addOption(new Option(flag, description).makeOptionMandatory(required))
  }
  command.action((given: Record<string, string>, self: Command) =>
    act(Object.fromEntries(params.map(({ name }) => [name, given[optionName(name)]])), self),
  )
}
