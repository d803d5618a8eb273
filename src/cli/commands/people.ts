import type { Command } from 'commander'
import { columnsOf } from '../output.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, listOf, show, type World, withBrand } from '../world.ts'
import { addPersonCommand } from './person.ts'

const columns = columnsOf(
  'person',
  'user_id',
  'known_by',
  'last_at',
  'visits',
  'orders',
  'first_channel',
  'last_channel',
  'country',
  'device',
)

/** `millpond people`: who visits, and what one person did. */
export function addPeopleCommand(program: Command, world: World): void {
  const people = program.command('people').description('people who visit: list them, or one with the visits')
  people
    .command('list', { isDefault: true })
    .description('list people, seen last first, and by what each is known: an id, or likeness within one day')
    .option('--id <id>', 'a user id or an anonymous id, as it was sent')
    .option('--bots <which>', 'exclude, include or only', 'exclude')
    .option('--limit <n>', 'most people (1 to 200)')
    .option('--page <n>', 'which of the pages of so many people, from 0')
    .option('--file <file>', 'write all of them as CSV instead')
    .action(({ file, ...query }: Record<string, string>, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { id, bots } = query
        if (file) return saveFile(client, brandPath(brand, 'people', 'file'), { id, bots }, file)
        const { items } = await client.call('GET', brandPath(brand, 'people'), listOf, { query })
        show(world, command, bots === 'exclude' ? columns : [...columns, ...columnsOf('bot_reasons')], items)
      }),
    )
  addPersonCommand(people, world)
}
