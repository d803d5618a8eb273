import { setTimeout } from 'node:timers/promises'
import { Problem } from '../src/kernel/errors.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'

const attempts = 8

/** The engine's codes for a peer that is gone or going. */
const gone = new Set(['210', '236', '279', 'ECONNREFUSED', 'ECONNRESET'])

/**
 * A warehouse whose shards are started again when they end. The library that the tests run as a server ends itself when a
 * peer closes a connection in the middle of an answer (a question that is done early does), which a packaged server
 * survives. The statement is then repeated; a token keeps a repeated write from counting twice.
 */
export function revived(warehouse: Warehouse, revive: () => Promise<void>): Warehouse {
  const again = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work()
      } catch (error) {
        if (!isGone(error) || attempt === attempts) throw error
        // A server on its way out still answers for a while.
        await setTimeout(500)
        await revive()
      }
    }
  }
  return {
    ...warehouse,
    query: (statement, options) => again(() => warehouse.query(statement, options)),
    stream: (statement, format, options) => again(() => warehouse.stream(statement, format, options)),
    run: (statement, options) => {
      const once = { token: newId('tok'), ...options }
      return again(() => warehouse.run(statement, once))
    },
    insert: (table, columns, tsv, options) => {
      const once = { token: newId('tok'), ...options }
      return again(() => warehouse.insert(table, columns, tsv, once))
    },
    define: (statement) => again(() => warehouse.define(statement)),
    dropPartition: (table, partition) => again(() => warehouse.dropPartition(table, partition)),
    remove: (table, where) => again(() => warehouse.remove(table, where)),
    erase: (table, where) => again(() => warehouse.erase(table, where)),
    rewrite: (table, change, where) => again(() => warehouse.rewrite(table, change, where)),
    ping: () => again(() => warehouse.ping()),
  }
}

function isGone(error: unknown): boolean {
  const cause = error instanceof Problem ? error.cause : error
  return cause instanceof Error && 'code' in cause && gone.has(String(cause.code))
}
