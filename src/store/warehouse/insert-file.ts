import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from 'chdb'
import { niceness } from './chdb-config.ts'
import { quoted } from './literals.ts'

/** Where the rows of an insert go. */
export type Target = { table: string; columns: readonly string[] }

/**
 * Inserts rows through a file that the engine reads. In-process, rows in the statement itself take four times the work: the engine
 * reads them as a part of its text, and looks every single one of their words up in a dictionary.
 */
export class InsertFiles {
  readonly #directory: string
  readonly #structures = new Map<string, Promise<string>>()

  /** Takes the directory for itself: what an earlier process left there was never acknowledged. */
  constructor(directory: string) {
    this.#directory = directory
    rmSync(directory, { recursive: true, force: true })
    mkdirSync(directory, { recursive: true })
  }

  /** Inserts rows of TabSeparated. */
  async insert(session: Session, target: Target, rows: Buffer): Promise<void> {
    const path = join(this.#directory, `${randomUUID()}.tsv`)
    try {
      const [structure] = await Promise.all([
        this.#structureOf(session, target),
        writeFile(path, rows, { mode: 0o600 }),
      ])
      const file = `file(${quoted(path)}, 'TabSeparated', ${quoted(structure)})`
      const into = `${target.table} (${target.columns.join(', ')})`
      await session.queryAsync(
        `INSERT INTO ${into} SELECT * FROM ${file} SETTINGS os_threads_nice_value_query = ${niceness}`,
      )
    } finally {
      await rm(path, { force: true })
    }
  }

  /** To be called when tables may have changed. */
  forget(): void {
    this.#structures.clear()
  }

  #structureOf(session: Session, { table, columns }: Target): Promise<string> {
    const key = `${table} ${columns.join(' ')}`
    const known = this.#structures.get(key)
    if (known) return known
    const asked = askStructure(session, { table, columns })
    this.#structures.set(key, asked)
    asked.catch(() => this.#structures.delete(key))
    return asked
  }
}

async function askStructure(session: Session, { table, columns }: Target): Promise<string> {
  const answer = await session.queryAsync(
    `SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = ${quoted(table)} FORMAT JSONEachRow`,
  )
  const types = new Map(
    Buffer.from(answer.bytes())
      .toString()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { name: string; type: string })
      .map(({ name, type }) => [name, type]),
  )
  return columns.map((column) => `${column} ${typeAsRead(types.get(column), table, column)}`).join(', ')
}

/** The type that a column of the file is read as: words as they stand, and NULL wherever it may be, which means the default. */
function typeAsRead(type: string | undefined, table: string, column: string): string {
  if (type === undefined) throw new Error(`There is no column ${column} in ${table}.`)
  const plain = type.replace(/LowCardinality\(((?:[^()]|\([^()]*\))*)\)/g, '$1')
  return /^(Nullable|Array|Map|Tuple)\(/.test(plain) ? plain : `Nullable(${plain})`
}
