import type { Command } from 'commander'
import { z } from 'zod'
import { saveFile } from '../save-file.ts'
import { brandPath, show, type World, withBrand } from '../world.ts'

const row = z.looseObject({})
const columns = (...keys: string[]) => keys.map((key) => ({ key, title: key.replaceAll('_', ' ') }))
const listed = columns(
  'person',
  'user_id',
  'last_at',
  'visits',
  'orders',
  'first_channel',
  'last_channel',
  'country',
  'device',
)
const visited = columns('started_at', 'channel', 'utm_campaign', 'device', 'engaged_seconds', 'steps', 'order_ids')

/** `millpond people`: who visits, and what one person did. `millpond live`: who is here now. */
export function addPeopleCommands(program: Command, world: World): void {
  const people = program.command('people').description('people who visit: list them, or one with the visits')
  people
    .command('list', { isDefault: true })
    .description('list people, seen last first')
    .option('--id <id>', 'a user id or an anonymous id, as it was sent')
    .option('--bots <which>', 'exclude or include')
    .option('--limit <n>', 'most people')
    .option('--file <file>', 'write all of them as CSV instead')
    .action(({ file, ...query }: Record<string, string>, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { id, bots } = query
        if (file) return saveFile(client, brandPath(brand, 'people', 'file'), { id, bots }, file)
        const { items } = await client.call('GET', brandPath(brand, 'people'), z.object({ items: z.array(row) }), {
          query,
        })
        show(world, command, listed, items)
      }),
    )
  people
    .command('show <person>')
    .description("show a person's visits; the number is that of the list")
    .action((person: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const answer = z.object({ visits: z.array(row) })
        const { visits } = await client.call('GET', brandPath(brand, `people/${encodeURIComponent(person)}`), answer)
        show(world, command, visited, visits)
      }),
    )
  program
    .command('live')
    .description('who is in the shop now, and where')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const counted = z.object({ key: z.string(), people: z.int() })
        const answer = z.object({ people_now: z.int(), pages: z.array(counted) })
        const { people_now, pages } = await client.call('GET', brandPath(brand, 'live'), answer)
        world.note(`${people_now} people within the last five minutes.`)
        show(
          world,
          command,
          [
            { key: 'key', title: 'page' },
            { key: 'people', title: 'people', right: true },
          ],
          pages,
        )
      }),
    )
}
