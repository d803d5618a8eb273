import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const numbers = z.record(z.string(), z.number())
const rhythm = z.object({ customers: z.number(), is_fitted: z.boolean(), thresholds: numbers })
const rules = z.object({ version: z.number(), thresholds: numbers, holds: rhythm, defaults: rhythm })
const moved = z.object({
  people: z.number(),
  moved: z.number(),
  moves: z.array(z.record(z.string(), z.unknown())),
})

const thresholdColumns = [
  { key: 'name', title: 'name' },
  { key: 'holds', title: 'holds', right: true },
  { key: 'stated', title: 'stated', right: true },
  { key: 'default', title: 'default', right: true },
]
const moveColumns = [
  { key: 'from', title: 'from' },
  { key: 'to', title: 'to' },
  { key: 'people', title: 'people', right: true },
]

/** `millpond lifecycle …`: where stages of the lifecycle begin. */
export function addLifecycleCommand(program: Command, world: World): void {
  const group = program
    .command('lifecycle')
    .description('where stages of the lifecycle begin; `millpond measure lifecycle-stages` tells who is in them')
  group
    .command('show', { isDefault: true })
    .description('list what holds, what is stated, and what is fitted to how customers come back')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const now = await client.call('GET', brandPath(brand, 'lifecycle-rules'), rules)
        if (globalOptions(command).json) return world.print(JSON.stringify(now, null, 2))
        const rows = Object.entries(now.holds.thresholds).map(([name, holds]) => ({
          name,
          holds,
          stated: now.thresholds[name],
          default: now.defaults.thresholds[name],
        }))
        show(world, command, thresholdColumns, rows)
        const { customers, is_fitted } = now.defaults
        world.note(
          is_fitted
            ? `The days of customers are fitted to ${customers} customers who came back: 80% and 95% of their returns came within so many, each customer counting alike.`
            : `${customers} customers came back so far, too few to fit the days of customers.`,
        )
      }),
    )
  group
    .command('try <day> [name=value...]')
    .description('say how many people would be in another stage at the end of a day; nothing is changed')
    .action((day: string, pairs: string[], _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const now = await client.call('GET', brandPath(brand, 'lifecycle-rules'), rules)
        const body = { thresholds: changed(now.thresholds, pairs), day }
        const told = await client.call('POST', brandPath(brand, 'lifecycle-rules', 'try'), moved, { body })
        if (globalOptions(command).json) return world.print(JSON.stringify(told, null, 2))
        show(world, command, moveColumns, told.moves)
        world.note(`${told.moved} of ${told.people} people would be in another stage.`)
      }),
    )
  group
    .command('set <name=value...>')
    .description(
      'state thresholds, such as loyal_orders=3; without a value (loyal_orders=) one follows its default again',
    )
    .option('--note <text>', 'what was changed and why')
    .action((pairs: string[], { note = '' }: { note?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const now = await client.call('GET', brandPath(brand, 'lifecycle-rules'), rules)
        const body = { thresholds: changed(now.thresholds, pairs), note, seen: now.version }
        const made = await client.call(
          'POST',
          brandPath(brand, 'lifecycle-rules'),
          z.looseObject({ version: z.number() }),
          {
            body,
          },
        )
        world.print(`Version ${made.version} holds now.`)
      }),
    )
}

/** What is stated with these changes to it. Throws `bad_request` for a pair that is none. */
function changed(stated: Record<string, number>, pairs: readonly string[]): Record<string, number> {
  const result = { ...stated }
  for (const pair of pairs) {
    const [, name = '', value = ''] = /^(\w+)=(\d*)$/.exec(pair) ?? []
    if (!name) throw new Problem('bad_request', { reason: `"${pair}" is not a name, "=" and a whole number` })
    if (value === '') delete result[name]
    else result[name] = Number(value)
  }
  return result
}
