import type { Command } from 'commander'
import { z } from 'zod'
import { brandPath, type World, withBrand } from './world.ts'

/** `archive <id>` and `restore <id>` of a thing that the API changes by `archived`. */
export function addArchiving(
  group: Command,
  world: World,
  path: 'creators' | 'collaborations',
  words: { archive: string; restore: string },
): void {
  for (const [verb, archived] of [
    ['archive', true],
    ['restore', false],
  ] as const) {
    group
      .command(`${verb} <id>`)
      .description(words[verb])
      .action((id: string, _options: unknown, command: Command) =>
        withBrand(world, command, async (client, brand) => {
          await client.call('PATCH', brandPath(brand, path, id), z.looseObject({}), { body: { archived } })
        }),
      )
  }
}
