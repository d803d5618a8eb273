import type { Command } from 'commander'
import { z } from 'zod'
import { wholeList } from '../../kernel/pages.ts'
import { brandPath, globalOptions, pageOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'state', 'title', 'owner', 'due on', 'move'].map((title) => ({
  key: title.replace(' ', '_'),
  title,
}))
const item = z.looseObject({
  id: z.string(),
  state: z.string(),
  title: z.string(),
  owner: z.object({ name: z.string() }).nullable(),
  due_on: z.string().nullable(),
  move: z.string().nullable(),
})
const nothing = z.undefined()
type Told = { title?: string; note?: string; move?: string; owner?: string; due?: string }

/** `millpond tasks …`: what somebody is to do. */
export function addTasksCommand(program: Command, world: World): void {
  const group = program.command('tasks').description('list, write, end or remove tasks')
  addListing(group, world)
  group
    .command('create <title>')
    .description('write a task, and print its id')
    .option('--note <text>', 'what there is to know')
    .option('--move <id>', 'the move that it comes from, as `millpond moves` has it')
    .option('--owner <id>', 'a member, as `millpond members` has them')
    .option('--due <day>', 'when it should be done')
    .action((title: string, { due, ...told }: Told, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { title, ...told, ...(due && { due_on: due }) }
        const made = await client.call('POST', brandPath(brand, 'tasks'), item, { body })
        world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
      }),
    )
  for (const [name, state, description] of [
    ['done', 'done', 'note that a task is done; its move stays as it is'],
    ['reopen', 'open', 'take back that a task is done'],
  ] as const) {
    group
      .command(`${name} <id>`)
      .description(description)
      .action((id: string, _options: unknown, command: Command) =>
        withBrand(world, command, async (client, brand) => {
          await client.call('PATCH', brandPath(brand, 'tasks', id), item, { body: { state } })
        }),
      )
  }
  group
    .command('remove <id>')
    .description('take a task away')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'tasks', id), nothing)
      }),
    )
}

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list the tasks, newest first')
    .option('--state <choice>', 'open, done or all')
    .option('--mine', 'only those of who asks')
    .action(({ state, mine }: { state?: string; mine?: boolean }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const query = { state, ...(mine && { of: 'mine' }) }
        const read = (cursor?: string) =>
          client.call('GET', brandPath(brand, 'tasks'), pageOf.extend({ items: z.array(item) }), {
            query: { ...query, cursor },
          })
        const rows = await wholeList(read)
        if (globalOptions(command).json) return world.print(JSON.stringify(rows, null, 2))
        show(
          world,
          command,
          columns,
          rows.map((row) => ({ ...row, owner: row.owner?.name ?? '' })),
        )
      }),
    )
}
