import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Client } from './client.ts'
import { listFault, noteFaults, saveLeftOut } from './fault-lines.ts'
import { languageOf } from './language.ts'
import { saveFile } from './save-file.ts'
import { type Brand, brandPath, globalOptions, type World, withBrand } from './world.ts'

const outcome = z.object({
  made: z.int(),
  changed: z.int(),
  same: z.int(),
  quarantined: z.int(),
  faults: z.array(listFault),
  change: z.string().nullable(),
})

/** A list that files fill: its part of the address, and its command. */
type List = { path: 'creators' | 'collaborations' | 'samples'; import: string; template: string }
type Options = { yes?: boolean; leftOut?: string }
type Asked = Options & { client: Client; brand: Brand; file: string }

/** Commands that take a list from a file, and that write an empty one. */
export function addListFile(group: Command, world: World, list: List): void {
  group
    .command(`${list.import} <file>`)
    .description(`take ${list.path} from a CSV, TSV or XLSX file; without --yes, say what that would do`)
    .option('--yes', 'write it')
    .option('--left-out <file>', 'save the lines that cannot be taken, with reasons, to mend them')
    .action((file: string, options: Options, command: Command) =>
      withBrand(world, command, (client, brand) =>
        importFile(world, command, list, { client, brand, file, ...options }),
      ),
    )
  group
    .command(`${list.template} <file>`)
    .description(`write an empty list of ${list.path} as CSV, with a line as an example`)
    .action((file: string, _options: unknown, command: Command) =>
      withBrand(world, command, (client, brand) =>
        saveFile(client, brandPath(brand, list.path, 'file', 'template'), { language: languageOf(world.env) }, file),
      ),
    )
}

async function importFile(world: World, command: Command, { path }: List, asked: Asked): Promise<void> {
  const { client, brand, file, yes, leftOut } = asked
  const name = basename(file)
  if (leftOut) await saveLeftOut(world, client, brandPath(brand, path, 'file', 'left-out'), file, leftOut)
  const query = { name, write: String(yes ?? false) }
  const done = await client.upload(brandPath(brand, path, 'file'), query, createReadStream(file), outcome)
  if (globalOptions(command).json) return world.print(JSON.stringify(done, null, 2))
  noteFaults(world, done.faults)
  const { made, changed, same, quarantined, change } = done
  world.print(`${made} new, ${changed} changed, ${same} the same, ${quarantined} lines left out.`)
  if (!yes) world.note('Nothing is written yet: add --yes.')
  else if (change) world.note(`Undo it with: millpond creators undo ${change}`)
}
