import { z } from 'zod'
import { languageOf } from './language.ts'
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
