import { niceness } from './chdb-config.ts'
import type { Options, Warehouse } from './warehouse.ts'

/** The warehouse for work that nobody waits for: in this process, threads of its questions give way to those that answer. */
export function inBackground(warehouse: Warehouse): Warehouse {
  if (warehouse.kind !== 'embedded') return warehouse
  return {
    ...warehouse,
    query: (statement, options) => warehouse.query(statement, yielding(options)),
    stream: (statement, format, options) => warehouse.stream(statement, format, yielding(options)),
  }
}

function yielding(options: Options | undefined): Options {
  return { ...options, settings: { os_threads_nice_value_query: niceness, ...options?.settings } }
}
