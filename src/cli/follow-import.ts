import { setTimeout } from 'node:timers/promises'
import type { Client } from './client.ts'
import { type ImportState, importState } from './import-answers.ts'
import type { World } from './world.ts'

const between = 300
const working = new Set(['uploaded', 'reading', 'committing'])

/** Waits until an import needs a person or is done, saying how far it is, and returns what it has become. */
export async function followImport(world: World, client: Client, path: string): Promise<ImportState> {
  let said = ''
  for (;;) {
    const state = await client.call('GET', path, importState)
    const line = progressLine(state)
    if (line !== said) world.note(line)
    said = line
    if (!working.has(state.status)) return state
    await setTimeout(between)
  }
}

function progressLine({ file_name, table_name, status, progress, counts }: ImportState): string {
  const amounts = Object.entries((working.has(status) ? progress : counts) ?? {})
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${Math.round(value).toLocaleString('en')}`)
  return [table_name ? `${file_name} / ${table_name}` : file_name, status, ...amounts].join('  ')
}
