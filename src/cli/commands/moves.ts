import type { Command } from 'commander'
import { z } from 'zod'
import { fromMinor } from '../../kernel/money.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const text = z.object({ en: z.string(), zh: z.string() })
const amounts = { margin: z.number(), low: z.number(), high: z.number() }
const answer = z.object({
  currency: z.string(),
  days: z.object({ from: z.string(), to: z.string() }).nullable(),
  moves: z.array(z.looseObject({ id: z.string(), title: text, effort: z.string(), ...amounts })),
  failed: z.array(z.object({ name: text, problem: text })),
  closed: z.array(z.looseObject({ id: z.string(), state: z.string(), until: z.string().nullable() })),
  done: z.array(z.looseObject({ id: z.string(), state: z.string() })),
})
const columns = ['id', 'title', 'margin', 'low', 'high', 'effort'].map((key) => ({
  key,
  title: key,
  right: key in amounts,
}))
const nothing = z.undefined()

/** `millpond moves …`: what is worth doing next, and what is decided on it. */
export function addMovesCommand(program: Command, world: World): void {
  const group = program.command('moves').description('what is worth doing next, by the margin expected in 180 days')
  addListing(group, world)
  const decide = (command: Command, move: string, decision: object) =>
    withBrand(world, command, async (client, brand) => {
      await client.call('POST', brandPath(brand, 'moves', 'state'), nothing, { body: { move, ...decision } })
    })
  const plain = [
    ['dismiss', 'dismissed', 'put a move aside'],
    ['done', 'done', 'note that a move is made; what came is measured 28 days later'],
    ['reopen', 'open', 'take back what was decided on a move'],
  ] as const
  for (const [name, state, description] of plain) {
    group
      .command(`${name} <move>`)
      .description(description)
      .action((move: string, _options: unknown, command: Command) => decide(command, move, { state }))
  }
  group
    .command('snooze <move>')
    .description('put a move off')
    .requiredOption('--until <day>', 'the day it is shown again')
    .action((move: string, { until }: { until: string }, command: Command) =>
      decide(command, move, { state: 'snoozed', until }),
    )
}

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list the moves, what brings most first')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const found = await client.call('GET', brandPath(brand, 'moves'), answer)
        if (globalOptions(command).json) return world.print(JSON.stringify(found, null, 2))
        const amount = (minor: number) => `${fromMinor(BigInt(minor), found.currency)} ${found.currency}`
        const rows = found.moves.map(({ id, title, effort, margin, low, high }) => ({
          ...{ id, title: title.en, effort },
          ...{ margin: amount(margin), low: amount(low), high: amount(high) },
        }))
        show(world, command, columns, rows)
        for (const { name, problem } of found.failed) world.note(`${name.en}: ${problem.en}`)
        if (!found.days) world.note('Moves need orders of at least 28 days.')
        for (const { id, state } of [...found.closed, ...found.done]) world.note(`${state}: ${id}`)
      }),
    )
}
