import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { namings } from '../../privacy/person.ts'
import type { Client } from '../client.ts'
import { type Brand, brandPath, globalOptions, listOf, show, showTables, type World, withBrand } from '../world.ts'
import { addRetentionCommand } from './retention.ts'

const found = z.object({ person: z.record(z.string(), z.array(z.string())), tables: listOf.shape.items })
const erasure = z.looseObject({
  id: z.string(),
  status: z.string(),
  step: z.string(),
  error: z.object({ message: z.string() }).nullable(),
  report: z.object({ tables: listOf.shape.items, files: listOf.shape.items, registry_rows: z.number() }).nullable(),
})
type ErasureState = z.infer<typeof erasure>

const columnsOf = (...keys: string[]) =>
  keys.map((key) => ({ key, title: key.replaceAll('_', ' '), right: key === 'rows' || key === 'left' }))
const between = 500

/** Options that name a person. */
type Named = { by: string; store?: string }

/** `millpond privacy …`: what is known of one person, and how long facts are kept. */
export function addPrivacyCommand(program: Command, world: World): void {
  const group = program
    .command('privacy')
    .description('find, hand out or erase what is known of a person; periods of keeping')
  addFinding(group, world)
  addErasing(group, world)
  addErasures(group, world)
  addRetentionCommand(group, world)
}

function named(command: Command): Command {
  return command
    .requiredOption('--by <kind>', `what the id is: ${namings.join(', ')}`)
    .option('--store <store>', 'the shop of the order, where two shops number their orders alike')
}

const bodyOf = (id: string, { by, store = '' }: Named) => ({ by, id, store })

function addFinding(group: Command, world: World): void {
  named(group.command('find <id>'))
    .description('every id that belongs to the person, and how many rows of each table')
    .action((id: string, options: Named, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = bodyOf(id, options)
        const { person, tables } = await client.call('POST', brandPath(brand, 'privacy', 'find'), found, { body })
        if (globalOptions(command).json) return world.print(JSON.stringify({ person, tables }, null, 2))
        for (const [kind, ids] of Object.entries(person)) if (ids.length > 0) world.note(`${kind}: ${ids.join(', ')}`)
        show(world, command, columnsOf('table', 'rows'), tables)
      }),
    )
  named(group.command('export <id>'))
    .description('write everything that is known of the person into a zip')
    .option('--out <file>', 'file to write to', 'person.zip')
    .action((id: string, { out, ...options }: Named & { out: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const bytes = await client.download(brandPath(brand, 'privacy', 'export'), {}, bodyOf(id, options))
        await pipeline(bytes, createWriteStream(out, { mode: 0o600 }))
        world.print(out)
      }),
    )
}

function addErasing(group: Command, world: World): void {
  named(group.command('erase <id>'))
    .description('take the person out of every table; it cannot be undone')
    .requiredOption('--confirm <id>', 'the id once more')
    .option('--let-in', 'take what comes again for the person, instead of dropping it')
    .option('--delete-files', 'delete the kept files of imports in which the person stands')
    .action((id: string, options: Named & { confirm: string; letIn?: true; deleteFiles?: true }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { confirm, letIn, deleteFiles } = options
        const body = { ...bodyOf(id, options), confirm, keep_out: !letIn, delete_files: deleteFiles === true }
        const { id: erased } = await client.call('POST', brandPath(brand, 'privacy', 'erasures'), erasure, { body })
        tell(world, command, await followErasure(world, client, brand, erased))
      }),
    )
}

function addErasures(group: Command, world: World): void {
  group
    .command('erasures')
    .description('list the erasures, newest first')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'privacy', 'erasures'), listOf)
        show(world, command, columnsOf('id', 'status', 'named_by', 'keep_out', 'created_at', 'finished_at'), items)
      }),
    )
  group
    .command('let-in <erasure>')
    .description('take what comes for an erased person again from now on')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('POST', brandPath(brand, 'privacy', 'erasures', id, 'let-in'), z.undefined())
      }),
    )
  group
    .command('delete-file <import>')
    .description('delete the kept file of an import; what was imported from it goes on to count')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'privacy', 'files', id), z.undefined())
      }),
    )
}

/** Waits until the erasure is done, saying how far it is. Throws `conflict` where it did not come to its end. */
async function followErasure(world: World, client: Client, brand: Brand, id: string): Promise<ErasureState> {
  let said = ''
  for (;;) {
    const state = await client.call('GET', brandPath(brand, 'privacy', 'erasures', id), erasure)
    if (state.status === 'done') return state
    if (state.status === 'failed') throw new Problem('conflict', { reason: state.error?.message ?? state.status })
    if (state.step !== said) world.note(`${id}  ${state.step || state.status}`)
    said = state.step
    await setTimeout(between)
  }
}

function tell(world: World, command: Command, { id, report }: ErasureState): void {
  const tables = report?.tables.filter(({ rows }) => rows !== 0) ?? []
  const files = report?.files ?? []
  const shown = [
    { name: 'Rows of the person', columns: columnsOf('table', 'done', 'rows', 'left'), rows: tables },
    {
      name: 'Kept files in which the person stands, or that cannot be looked through',
      columns: columnsOf('import_id', 'file_name', 'state'),
      rows: files,
    },
  ]
  showTables(world, command, shown, { id, report })
  const kept = files.filter(({ state }) => state !== 'deleted').length
  const where = kept > 0 ? ', but for those files: millpond privacy delete-file <import>' : ''
  world.note(`${id}  done; nothing of the person is left${where}.`)
}
