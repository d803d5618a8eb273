import type { Command } from 'commander'
import { z } from 'zod'
import type { Resource } from '../../manage/define-resource.ts'
import { resources } from '../../manage/resources.ts'
import { followDerive } from '../follow.ts'
import { optionName, paramsOf } from '../params.ts'
import { brandPath, listOf, show, type World, withBrand } from '../world.ts'

/** A command for each table that people state (`millpond toll-rules`), with an option for each of its fields. */
export function addStatedCommands(program: Command, world: World): void {
  for (const resource of resources) addResource(program, world, resource)
}

function addResource(program: Command, world: World, resource: Resource): void {
  const name = resource.title.en.toLowerCase()
  const group = program.command(resource.id).description(resource.doc.en)
  const columns = ['id', ...Object.keys(resource.schema.shape), ...Object.keys(resource.stamps)].map((key) => ({
    key,
    title: key,
  }))
  group
    .command('list', { isDefault: true })
    .description(`list every ${name}`)
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, resource.id), listOf)
        show(world, command, columns, items)
      }),
    )
  group
    .command('remove <id>')
    .description(`remove a ${name}`)
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, resource.id, id), z.undefined())
        await followDerive(world, client, brand, 'wait')
      }),
    )
  addAdding(group, world, resource)
}

function addAdding(group: Command, world: World, resource: Resource): void {
  const params = paramsOf(resource.schema)
  const command = group.command('add').description(`state a ${resource.title.en.toLowerCase()}`)
  for (const { flag, description, required } of params) {
    if (required) command.requiredOption(flag, description)
    else command.option(flag, description)
  }
  command.action((given: Record<string, string>, self: Command) =>
    withBrand(world, self, async (client, brand) => {
      const body = Object.fromEntries(params.map(({ name }) => [name, given[optionName(name)]]))
      const made = await client.call('POST', brandPath(brand, resource.id), z.record(z.string(), z.unknown()), { body })
      world.print(JSON.stringify(made, null, 2))
      await followDerive(world, client, brand, 'wait')
    }),
  )
}
