import type { Command } from 'commander'
import { z } from 'zod'
import { brandPath, globalOptions, type World, withBrand } from '../world.ts'

const report = z.object({
  fitted_at: z.string(),
  last_day: z.string().nullable(),
  segments: z.number(),
  with_forecast: z.number(),
})

/** `millpond lifetime forecast`: forecasts what customers will order and bring. */
export function addLifetimeCommand(program: Command, world: World): void {
  program
    .command('lifetime')
    .description('what customers will order and bring; `millpond measure lifetime-value` tells it')
    .command('forecast')
    .description('forecast now; it is done once a day by itself')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const made = await client.call('POST', brandPath(brand, 'lifetime', 'forecast'), report)
        if (globalOptions(command).json) return world.print(JSON.stringify(made, null, 2))
        world.print(
          made.last_day === null
            ? 'No customer is known by an order.'
            : `${made.with_forecast} of ${made.segments} segments have customers enough; orders up to ${made.last_day}.`,
        )
      }),
    )
}
