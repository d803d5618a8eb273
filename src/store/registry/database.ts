import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, type Transaction, type TransactionBuilder } from 'kysely'
import type { Pool } from 'pg'
import type { Tables } from './tables.ts'

const current = new AsyncLocalStorage<{ open: boolean }>()

/** Kysely over a pool, which refuses a query outside of the transaction that is open around it. */
export class Database extends Kysely<Tables> {
  constructor(pool: Pool) {
    super({ dialect: new PostgresDialect({ pool: guarded(pool) }) })
  }
  override transaction(): TransactionBuilder<Tables> {
    const builder = super.transaction()
    const execute = builder.execute.bind(builder)
    builder.execute = (callback) => execute((tx) => marked(() => callback(tx)))
    return builder
  }
}

async function marked<Result>(work: () => Promise<Result>): Promise<Result> {
  const transaction = { open: true }
  try {
    return await current.run(transaction, work)
  } finally {
    transaction.open = false
  }
}

/** Embedded there is one connection: a query beside the open transaction would wait for the transaction, and that for it. */
function guarded(pool: Pool) {
  return {
    connect: async () => {
      if (current.getStore()?.open) {
        throw new Error(
          'A query on `db` inside a transaction waits for ever: use the transaction given to the callback.',
        )
      }
      return pool.connect()
    },
    end: () => pool.end(),
  }
}

/** Runs the work in a transaction: the one that `db` already is, or a new one. */
export function inTransaction<Result>(
  { db }: { db: Kysely<Tables> },
  work: (registry: { db: Transaction<Tables> }) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work({ db: db as Transaction<Tables> })
  return db.transaction().execute((tx) => work({ db: tx }))
}
