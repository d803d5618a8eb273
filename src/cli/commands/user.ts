import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { z } from 'zod'
import { type World, withClient } from '../world.ts'

/** `millpond user password`: for whoever has the machine but not the password. */
export function addUserCommand(program: Command, world: World): void {
  const user = program.command('user').description('users of this installation')
  user
    .command('password <e-mail>')
    .description('set a new password for a user, and print it')
    .action((email: string) =>
      withClient(world, async (client) => {
        const password = randomBytes(12).toString('base64url')
        await client.call('POST', '/api/v1/users/password', z.unknown(), { body: { email, password } })
        world.print(`New password of ${email}: ${password}`)
      }),
    )
}
