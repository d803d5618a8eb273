import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { followDerive } from '../follow.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const condition = z.object({ field: z.string(), operator: z.string(), values: z.array(z.string()), not: z.boolean() })
const version = z.object({
  version: z.number(),
  rules: z.array(z.object({ channel: z.string(), conditions: z.array(condition) })),
  own_domains: z.array(z.string()),
  note: z.string(),
  restored_from: z.number().nullable(),
  created_by: z.object({ name: z.string() }).loose().nullable(),
  created_at: z.string().nullable(),
})
type Version = z.infer<typeof version>
const moved = z.object({
  visits: z.number(),
  moved: z.number(),
  moves: z.array(z.record(z.string(), z.unknown())),
  touches: z.array(z.record(z.string(), z.unknown())).optional(),
})

const ruleColumns = [
  { key: 'place', title: '#', right: true },
  { key: 'channel', title: 'channel' },
  { key: 'when', title: 'when' },
]
const versionColumns = [
  { key: 'version', title: 'version', right: true },
  { key: 'rules', title: 'rules', right: true },
  { key: 'by', title: 'by' },
  { key: 'created_at', title: 'at' },
  { key: 'restored_from', title: 'copy of', right: true },
  { key: 'note', title: 'note' },
]
const moveColumns = [
  { key: 'from', title: 'from' },
  { key: 'to', title: 'to' },
  { key: 'visits', title: 'visits', right: true },
]

/** `millpond channel-rules …`: by which rules visits get their channel. */
export function addChannelRulesCommand(program: Command, world: World): void {
  const group = program.command('channel-rules').description('the rules by which a visit is of a channel')
  addReading(group, world)
  addChanging(group, world)
}

function addReading(group: Command, world: World): void {
  group
    .command('show', { isDefault: true })
    .description('list the rules in their order; with --json as a file that can be changed and saved')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const now = await client.call('GET', brandPath(brand, 'channel-rules'), version)
        if (!globalOptions(command).json) return show(world, command, ruleColumns, now.rules.map(ruleRow))
        world.print(JSON.stringify({ rules: now.rules, own_domains: now.own_domains }, null, 2))
      }),
    )
  group
    .command('history')
    .description('list every version, newest first, with who saved it and when')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call(
          'GET',
          brandPath(brand, 'channel-rules', 'versions'),
          z.object({ items: z.array(version) }),
        )
        show(world, command, versionColumns, items.map(versionRow))
      }),
    )
  group
    .command('try <rules> [touches]')
    .description(
      "say which touches, or without them which of the brand's visits, another list of rules moves; files are JSON",
    )
    .option('--days <n>', 'how many days back visits are used', '90')
    .action((rules: string, touches: string | undefined, { days }: { days: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const tried = touches ? { touches: jsonIn(touches, z.array(z.unknown())) } : { days: Number(days) }
        const body = { ...jsonIn(rules, z.looseObject({})), ...tried }
        const told = await client.call('POST', brandPath(brand, 'channel-rules', 'try'), moved, { body })
        if (globalOptions(command).json) return world.print(JSON.stringify(told, null, 2))
        show(world, command, moveColumns, told.moves)
        world.note(`${told.moved} of ${told.visits} visits move.`)
      }),
    )
}

function addChanging(group: Command, world: World): void {
  const change = (path: string[], command: Command, body: object) =>
    withBrand(world, command, async (client, brand) => {
      const made = await client.call('POST', brandPath(brand, 'channel-rules', ...path), version, { body })
      world.print(`Version ${made.version} holds now.`)
      await followDerive(world, client, brand, 'wait')
    })
  group
    .command('save <rules>')
    .description('save a JSON file with "rules" and "own_domains" as the new version')
    .option('--note <text>', 'what was changed and why')
    .action((rules: string, { note = '' }: { note?: string }, command: Command) =>
      change([], command, { ...jsonIn(rules, z.looseObject({})), note }),
    )
  group
    .command('restore <version>')
    .description('make an older version hold again; 0 is the defaults')
    .action((older: string, _options: unknown, command: Command) =>
      change(['restore'], command, { version: Number(older) }),
    )
}

function ruleRow({ channel, conditions }: Version['rules'][number], place: number): Record<string, unknown> {
  const told = conditions.map(({ field, operator, values, not }) => {
    const said = values.map((value) => (value === '' ? 'nothing' : value)).join(' | ')
    return `${field} ${not ? 'not ' : ''}${operator.replace('_', ' ')} ${said}`
  })
  return { place: place + 1, channel, when: told.join(' and ') || 'whatever is left' }
}

function versionRow({ rules, created_by, ...one }: Version): Record<string, unknown> {
  return { ...one, rules: rules.length, by: created_by?.name ?? 'defaults' }
}

/** What a JSON file holds. Throws `bad_request` for one that is none, or holds something else. */
function jsonIn<Content>(file: string, schema: z.ZodType<Content>): Content {
  const read = schema.safeParse(parsed(file))
  if (read.success) return read.data
  throw new Problem('bad_request', { reason: `${file} has the wrong shape; millpond channel-rules --json shows it` })
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem('bad_request', { reason: `${file} is no JSON file: ${reason}` }, error)
  }
}
