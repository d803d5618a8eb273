import type { Command } from 'commander'
import { followDerive } from '../follow.ts'
import { followImport } from '../follow-import.ts'
import { importList, importState } from '../import-answers.ts'
import { writeOut } from '../save-file.ts'
import { brandPath, show, type World, withBrand } from '../world.ts'

const columns = [
  { key: 'id', title: 'id' },
  { key: 'file_name', title: 'file' },
  { key: 'table_name', title: 'table' },
  { key: 'connector', title: 'source' },
  { key: 'status', title: 'status' },
  { key: 'rows_in', title: 'rows in', right: true },
  { key: 'imported', title: 'imported', right: true },
  { key: 'already_there', title: 'already there', right: true },
  { key: 'quarantined', title: 'quarantined', right: true },
]

/** `millpond imports …`: what was imported, and what to do with it. */
export function addImportsCommand(program: Command, world: World): void {
  const imports = program.command('imports').description('list imports, show one, commit, cancel or undo it')
  imports
    .command('list', { isDefault: true })
    .description('list the imports, newest first')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'imports'), importList)
        show(
          world,
          command,
          columns,
          items.map((item) => ({ ...item, ...item.counts })),
        )
      }),
    )
  imports
    .command('show <id>')
    .description('print everything known about an import')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        world.print(JSON.stringify(await client.call('GET', brandPath(brand, 'imports', id), importState), null, 2))
      }),
    )
  imports
    .command('quarantine <id>')
    .description('the lines that could not be read, as a CSV file to correct and import again')
    .option('--out <file>', 'file to write to, instead of the terminal; it begins with a byte order mark there')
    .action((id: string, { out }: { out?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const lines = await client.download(brandPath(brand, 'imports', id, 'quarantine'), {
          format: 'csv',
          download: out !== undefined,
        })
        await writeOut(lines, out)
      }),
    )
  for (const { action, description } of actions) addAction(imports, world, action, description)
}

const actions = [
  { action: 'commit', description: 'write what was read' },
  { action: 'cancel', description: 'stop an import; nothing of it stays' },
  { action: 'undo', description: 'take a committed import back' },
] as const

function addAction(
  imports: Command,
  world: World,
  action: (typeof actions)[number]['action'],
  description: string,
): void {
  const command = imports.command(`${action} <id>`).description(description)
  if (action === 'commit') command.option('--accept <code...>', 'findings that are known and accepted')
  command.action((id: string, { accept = [] }: { accept?: string[] }, self: Command) =>
    withBrand(world, self, async (client, brand) => {
      const path = brandPath(brand, 'imports', id)
      const body = action === 'commit' ? { accept } : {}
      await client.call('POST', `${path}/${action}`, importState, { body })
      await followImport(world, client, path)
      if (action !== 'cancel') await followDerive(world, client, brand, 'wait')
    }),
  )
}
