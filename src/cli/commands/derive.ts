import type { Command } from 'commander'
import { followDerive, followTraffic } from '../follow.ts'
import { type World, withBrand } from '../world.ts'

/** `millpond derive`: rebuilds the derived tables of a brand from its facts, or its visits from its events. */
export function addDeriveCommand(program: Command, world: World): void {
  program
    .command('derive')
    .description('rebuild every derived figure of the brand from its facts')
    .option('--traffic', 'derive visits, people and journeys anew from events instead')
    .action(({ traffic }: { traffic?: boolean }, command: Command) =>
      withBrand(world, command, (client, brand) =>
        traffic ? followTraffic(world, client, brand) : followDerive(world, client, brand, 'request'),
      ),
    )
}
