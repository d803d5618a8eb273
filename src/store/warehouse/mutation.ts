import { setTimeout } from 'node:timers/promises'
import type { Sql } from '../sql.ts'
import { isCutOff } from './engine-errors.ts'

/** Slices are dropped one after the other, so that this many may go while one statement is under way. */
const attempts = 20
const pauseMs = 100

/**
 * Runs a statement that writes parts anew, to its end. Where the partition of such a part is dropped meanwhile, the engine leaves
 * the caller and goes on with the other parts; the same statement again waits for those, and has nothing else left to do.
 */
export async function mutate(run: (statement: Sql) => Promise<void>, statement: Sql): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run(statement)
      return
    } catch (error) {
      if (attempt === attempts || !isCutOff(error)) throw error
      await setTimeout(pauseMs)
    }
  }
}
