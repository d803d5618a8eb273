import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { Client } from './client.ts'
import { languageOf } from './language.ts'
import { writeOut } from './save-file.ts'
import type { World } from './world.ts'

const text = z.object({ en: z.string(), zh: z.string() })
/** A line of a file that cannot be taken, as the API tells it. */
export const listFault = z.object({ line: z.int(), field: z.string(), value: z.string(), reason: text, remedy: text })

/** Says which lines of a file cannot be taken, why, and what mends them. */
export function noteFaults(world: World, faults: readonly z.infer<typeof listFault>[]): void {
  const language = languageOf(world.env)
  for (const { line, field, value, reason, remedy } of faults)
    world.note(`line ${line}, ${field} "${value}": ${reason[language]} ${remedy[language]}`)
}

/** Saves the lines of a file that cannot be taken, with their reasons, into another, to mend them. */
export async function saveLeftOut(
  world: World,
  client: Client,
  path: string,
  file: string,
  out: string,
): Promise<void> {
  const query = { name: basename(file), language: languageOf(world.env) }
  await writeOut(await client.uploadForFile(path, query, createReadStream(file)), out)
}
