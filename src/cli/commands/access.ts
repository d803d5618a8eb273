import type { Command } from 'commander'
import { z } from 'zod'
import { columnsOf } from '../output.ts'
import { brandPath, listOf, show, type World, withBrand } from '../world.ts'

const record = z.record(z.string(), z.unknown())

/** `millpond members`, `millpond invite` and `millpond keys`: who may do what in a brand. */
export function addAccessCommands(program: Command, world: World): void {
  program
    .command('members')
    .description('list the members of the brand')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'members'), listOf)
        show(world, command, columnsOf('id', 'email', 'name', 'role'), items)
      }),
    )
  program
    .command('invite <e-mail>')
    .description('invite a person to the brand, and print the link to send')
    .option('--role <role>', 'owner, editor or viewer', 'viewer')
    .action((email: string, { role }: { role: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const made = await client.call(
          'POST',
          brandPath(brand, 'invitations'),
          z.object({ link: z.string() }).loose(),
          {
            body: { email, role },
          },
        )
        world.print(made.link)
      }),
    )
  addKeyCommands(program, world)
}

function addKeyCommands(program: Command, world: World): void {
  const keys = program.command('keys').description('list, create or revoke API keys of the brand')
  keys
    .command('list', { isDefault: true })
    .description('list the keys')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'keys'), listOf)
        show(world, command, columnsOf('id', 'name', 'prefix', 'scopes', 'last_used_at', 'revoked_at'), items)
      }),
    )
  keys
    .command('create <name>')
    .description('create a key; it is printed only this once')
    .option('--scopes <scopes>', 'read, write, admin, separated by commas', 'read')
    .action((name: string, { scopes }: { scopes: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { name, scopes: scopes.split(',') }
        const made = await client.call('POST', brandPath(brand, 'keys'), z.object({ key: z.string() }).loose(), {
          body,
        })
        world.print(made.key)
      }),
    )
  keys
    .command('revoke <id>')
    .description('revoke a key')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'keys', id), record.optional())
      }),
    )
}
