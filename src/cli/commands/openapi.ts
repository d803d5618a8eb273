import type { Command } from 'commander'
import { z } from 'zod'
import { type World, withClient } from '../world.ts'

/** `millpond openapi`: the description of the API. */
export function addOpenapiCommand(program: Command, world: World): void {
  program
    .command('openapi')
    .description('print the OpenAPI 3.1 description of the API')
    .action(() =>
      withClient(world, async (client) => {
        const document = await client.call('GET', '/openapi.json', z.record(z.string(), z.unknown()))
        world.print(JSON.stringify(document, null, 2))
      }),
    )
}
