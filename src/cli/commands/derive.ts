import type { Command } from 'commander'
import { followDerive } from '../follow.ts'
import { type World, withBrand } from '../world.ts'

/** `millpond derive`: rebuilds the derived tables of a brand from its facts. */
export function addDeriveCommand(program: Command, world: World): void {
  program
    .command('derive')
    .description('rebuild every derived figure of the brand from its facts')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, (client, brand) => followDerive(world, client, brand, 'request')),
    )
}
