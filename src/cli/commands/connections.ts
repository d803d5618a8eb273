import { readFile } from 'node:fs/promises'
import { text as wholeText } from 'node:stream/consumers'
import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import type { Client } from '../client.ts'
import { columnsOf } from '../output.ts'
import { type Brand, brandPath, globalOptions, pageOf, show, type World, withBrand, withClient } from '../world.ts'

const text = z.object({ en: z.string(), zh: z.string() })
const run = z.looseObject({
  id: z.string(),
  state: z.string(),
  rows: z.number(),
  error: z.object({ text, remedy: text }).nullable(),
})
const connection = z.looseObject({ id: z.string(), last_run: run.nullable() })
const columns = columnsOf('id', 'platform', 'name', 'state', 'last_run', 'rows', 'next_run_at')
const runColumns = columnsOf('id', 'state', 'part', 'rows', 'calls', 'imports', 'began_at', 'ended_at')

/** `millpond connections`: platforms that are read once a day. */
export function addConnectionsCommand(program: Command, world: World): void {
  const group = program.command('connections').description('platforms that are read once a day: list, add, read now')
  addLooks(group, world)
  addChanges(group, world)
  group
    .command('read <id>')
    .description('read a connection now, and wait until that is done')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const before = await client.call('POST', brandPath(brand, 'connections', id, 'read'), connection)
        const { last_run: last } = before
        await follow(world, client, brand, id, last?.state === 'running' ? undefined : last?.id)
      }),
    )
}

function addLooks(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list the connections, when each was read last and is read next')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call(
          'GET',
          brandPath(brand, 'connections'),
          z.object({ items: z.array(connection) }),
        )
        if (globalOptions(command).json) world.print(JSON.stringify(items, null, 2))
        else show(world, command, columns, items.map(rowOf))
      }),
    )
  group
    .command('platforms')
    .description('list the platforms that can be connected, and what each needs')
    .action((_options: unknown, command: Command) =>
      withClient(world, async (client) => {
        const { items } = await client.call('GET', '/api/v1/platforms', z.object({ items: z.array(platform) }))
        if (globalOptions(command).json) world.print(JSON.stringify(items, null, 2))
        else world.print(items.map(platformWords).join('\n\n'))
      }),
    )
  group
    .command('runs <id>')
    .description('list each time that a connection was read, newest first')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'connections', id, 'runs'), pageOf)
        show(world, command, runColumns, items)
      }),
    )
}

const told = z.object({ name: z.string(), label: text, hint: text, required: z.boolean() })
const platform = z.looseObject({
  id: z.string(),
  doc: text,
  steps: z.array(text),
  settings: z.array(told),
  secrets: z.array(told),
  enough: z.array(z.array(z.string())),
})

function platformWords({ id, doc, steps, settings, secrets, enough }: z.infer<typeof platform>): string {
  const named = (all: z.infer<typeof told>[]) =>
    all.map(({ name, label, hint }) => `  ${name}: ${label.en} (${hint.en})`)
  return [
    `${id}: ${doc.en}`,
    ...['settings', ...named(settings), 'secrets', ...named(secrets)],
    `  enough: ${enough.map((set) => set.join(' + ')).join(', or ')}`,
    ...steps.map((step, i) => `${i + 1}. ${step.en}`),
  ].join('\n')
}

type Given = { name?: string; set?: string[]; secrets?: string }

function addChanges(group: Command, world: World): void {
  group
    .command('add <platform>')
    .description('connect a platform; it is read at once, and once a day from then on')
    .requiredOption('--name <name>', 'what you call it, such as the channel')
    .option('--set <name=value...>', 'settings, such as channel=@acme')
    .option('--secrets <file>', 'a file with a line name=value for each secret; - reads it from standard input')
    .action((wanted: string, given: Given, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { platform: wanted, ...(await bodyOf(given)) }
        const made = await client.call('POST', brandPath(brand, 'connections'), connection, { body })
        world.print(made.id)
      }),
    )
  group
    .command('set <id>')
    .description('change what is named of a connection; secrets that are left out stay')
    .option('--name <name>', 'what you call it')
    .option('--set <name=value...>', 'all settings anew')
    .option('--secrets <file>', 'a file with a line name=value for each new secret; - reads it from standard input')
    .action((id: string, given: Given, command: Command) => patch(world, command, id, () => bodyOf(given)))
  for (const [name, paused, words] of [
    ['pause', true, 'leave a connection alone until it is resumed'],
    ['resume', false, 'read a connection that was paused again, at once and daily'],
  ] as const)
    group
      .command(`${name} <id>`)
      .description(words)
      .action((id: string, _options: unknown, command: Command) => patch(world, command, id, async () => ({ paused })))
  group
    .command('remove <id>')
    .description('forget a connection and its secrets; what it has read stays')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'connections', id), z.undefined())
      }),
    )
}

function patch(world: World, command: Command, id: string, bodyOfChange: () => Promise<object>): Promise<void> {
  return withBrand(world, command, async (client, brand) => {
    const body = await bodyOfChange()
    const now = await client.call('PATCH', brandPath(brand, 'connections', id), connection, { body })
    show(world, command, columns, [rowOf(now)])
  })
}

async function bodyOf({ name, set, secrets }: Given): Promise<object> {
  return {
    ...(name !== undefined && { name }),
    ...(set && { settings: pairs(set) }),
    ...(secrets !== undefined && {
      secrets: pairs((await linesOf(secrets)).split(/\r?\n/).filter((line) => line.trim())),
    }),
  }
}

/** Secrets come from a file, since arguments are seen by other programs of the machine, and kept by shells. */
const linesOf = (file: string) => (file === '-' ? wholeText(process.stdin) : readFile(file, 'utf8'))

function pairs(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const place = line.indexOf('=')
      if (place < 1) throw new Problem('bad_request', { reason: 'write name=value' })
      return [line.slice(0, place).trim(), line.slice(place + 1).trim()]
    }),
  )
}

const rowOf = ({ last_run, ...one }: z.infer<typeof connection>) => ({
  ...one,
  last_run: last_run?.state ?? '',
  rows: last_run?.rows ?? '',
})

const betweenMs = 500

/** Waits for the run that was asked for. Throws what it failed with. */
async function follow(world: World, client: Client, brand: Brand, id: string, before: string | undefined) {
  const runs = brandPath(brand, 'connections', id, 'runs')
  for (;;) {
    const { items } = await client.call('GET', `${runs}?limit=1`, z.object({ items: z.array(run) }))
    const [now] = items
    if (now && now.state !== 'running' && now.id !== before) {
      world.note(`${now.state}: ${now.rows} rows`)
      if (!now.error) return
      throw new Problem('conflict', { reason: `${now.error.text.en} ${now.error.remedy.en}` })
    }
    await new Promise((done) => setTimeout(done, betweenMs))
  }
}
