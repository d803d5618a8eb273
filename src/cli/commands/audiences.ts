import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import type { Client } from '../client.ts'
import { saveFile } from '../save-file.ts'
import { type Brand, brandPath, globalOptions, listOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'name', 'measure', 'days'].map((key) => ({ key, title: key }))
const audience = z.looseObject({
  id: z.string(),
  name: z.string(),
  measure: z.string(),
  params: z.record(z.string(), z.string()),
  period: z.union([
    z.object({ last_days: z.number() }),
    z.object({ next_days: z.number() }),
    z.object({ from: z.string(), to: z.string() }),
  ]),
})
const said = z.object({ agreed: z.number() })
const members = z.looseObject({
  people: z.number(),
  consent: z.object({ email: said, sms: said }),
  days: z.object({ from: z.string(), to: z.string() }),
  answer: z.looseObject({ rows: z.array(z.record(z.string(), z.unknown())) }),
})
const nothing = z.undefined()

/** `millpond audiences …`: people whom a question lists, by a name. */
export function addAudiencesCommand(program: Command, world: World): void {
  const group = program.command('audiences').description('list, make, open, export or remove audiences')
  group
    .command('list', { isDefault: true })
    .description('list the audiences, newest first')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call(
          'GET',
          brandPath(brand, 'audiences'),
          listOf.extend({ items: z.array(audience) }),
        )
        if (globalOptions(command).json) return world.print(JSON.stringify(items, null, 2))
        show(
          world,
          command,
          columns,
          items.map((one) => ({ ...one, days: told(one.period) })),
        )
      }),
    )
  addOpening(group, world)
  addMaking(group, world)
}

function addOpening(group: Command, world: World): void {
  group
    .command('show <audience>')
    .description('who is in an audience now, by its name or id')
    .action((named: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { id } = await byName(client, brand, named)
        const found = await client.call('GET', brandPath(brand, 'audiences', id), members)
        if (globalOptions(command).json) return world.print(JSON.stringify(found, null, 2))
        const { rows } = found.answer
        const shown = Object.keys(rows[0] ?? {}).map((key) => ({ key, title: key.replaceAll('_', ' ') }))
        show(world, command, shown, rows)
        const { people, days, consent } = found
        world.note(
          `${people} people, ${days.from} to ${days.to}; ${consent.email.agreed} agreed to e-mail, ${consent.sms.agreed} to SMS.`,
        )
      }),
    )
  group
    .command('export <audience> <file>')
    .description('write everybody who is in an audience now, and what they said to being written to, as CSV')
    .action((named: string, file: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { id } = await byName(client, brand, named)
        await saveFile(client, brandPath(brand, 'audiences', id, 'file'), {}, file)
      }),
    )
}

type Stated = { measure: string; param?: string[]; lastDays?: string; nextDays?: string; from?: string; to?: string }

function addMaking(group: Command, world: World): void {
  group
    .command('create <name>')
    .description('make an audience, and print its id')
    .requiredOption('--measure <id>', 'the question: lifecycle-people, customer-forecast, due-again or fallen-out')
    .option('--param <name=value...>', 'parameters of the question')
    .option('--last-days <number>', 'days up to the last one with orders')
    .option('--next-days <number>', 'days after the last one with orders')
    .option('--from <day>', 'fixed days: the first')
    .option('--to <day>', 'fixed days: the last')
    .action((name: string, options: Stated, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = {
          name,
          measure: options.measure,
          params: paramsOf(options.param ?? []),
          period: periodOf(options),
        }
        const made = await client.call('POST', brandPath(brand, 'audiences'), audience, { body })
        world.print(globalOptions(command).json ? JSON.stringify(made, null, 2) : made.id)
      }),
    )
  group
    .command('rename <audience> <name>')
    .description('call an audience otherwise')
    .action((named: string, name: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { id } = await byName(client, brand, named)
        await client.call('PATCH', brandPath(brand, 'audiences', id), audience, { body: { name } })
      }),
    )
  group
    .command('remove <audience>')
    .description('take an audience away; its people stay as they are')
    .action((named: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { id } = await byName(client, brand, named)
        await client.call('DELETE', brandPath(brand, 'audiences', id), nothing)
      }),
    )
}

async function byName(client: Client, brand: Brand, named: string) {
  const list = listOf.extend({ items: z.array(audience) })
  const { items } = await client.call('GET', brandPath(brand, 'audiences'), list)
  const found = items.find(({ id, name }) => id === named || name === named)
  if (!found) throw new Problem('not_found', { what: `audience "${named}"` })
  return found
}

function told(period: z.output<typeof audience>['period']): string {
  if ('last_days' in period) return `last ${period.last_days}`
  return 'next_days' in period ? `next ${period.next_days}` : `${period.from} to ${period.to}`
}

function paramsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const at = one.indexOf('=')
      if (at < 1) throw new Problem('bad_request', { reason: `${one}: write name=value` })
      return [one.slice(0, at), one.slice(at + 1)]
    }),
  )
}

function periodOf({ lastDays, nextDays, from, to }: Stated): object {
  if (lastDays) return { last_days: Number(lastDays) }
  return nextDays ? { next_days: Number(nextDays) } : { from, to }
}
