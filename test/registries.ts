import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { openRegistry, type Registry } from '../src/store/registry/registry.ts'
import { type Postgres, postgresPrograms, startPostgres } from './postgres.ts'

const log = { error: (problem: unknown, text?: string) => console.error(text, problem) }
export const programs = postgresPrograms()

/** A directory of its own, removed at the end of the run with all others. */
export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'millpond-registry-'))
}

let embedded: Promise<Registry> | undefined
/** The embedded registry that all tests of this process share. */
export function embeddedRegistry(): Promise<Registry> {
  embedded ??= openRegistry({ dataDir: temporaryDirectory(), log })
  return embedded
}

let postgres: Promise<Postgres> | undefined
let databases = 0
/** The address of a new database on the throwaway server that all tests of this process share. */
export async function newDatabase(): Promise<string> {
  if (!programs) throw new Error('PostgreSQL is not installed here.')
  postgres ??= startPostgres(programs)
  return (await postgres).database(`test_${++databases}`)
}

let onServer: Promise<Registry> | undefined
/** The registry on a PostgreSQL server that all tests of this process share. */
function serverRegistry(): Promise<Registry> {
  onServer ??= newDatabase().then((url) => openRegistry({ dataDir: tmpdir(), url, log }))
  return onServer
}

/** Opens a registry of its own: a new one, or again the one with this place. */
type Place = { dataDir: string; url?: string }
export const open = (place: Place): Promise<Registry> => openRegistry({ ...place, log })

type Kind = { kind: string; registry: () => Promise<Registry>; place: () => Promise<Place> }
const kinds: Kind[] = [
  { kind: 'embedded', registry: embeddedRegistry, place: async () => ({ dataDir: temporaryDirectory() }) },
  { kind: 'server', registry: serverRegistry, place: async () => ({ dataDir: tmpdir(), url: await newDatabase() }) },
]

/** Declares the same tests for the embedded registry and for a PostgreSQL server, where one is installed. */
export function onEachRegistry(what: string, declare: (kind: Kind) => void): void {
  for (const kind of kinds) {
    const absent = kind.kind === 'server' && !programs
    const name = `${what}, ${kind.kind}`
    if (absent) describe.skip(`${name}: PostgreSQL is not installed here`, () => declare(kind))
    else describe(name, () => declare(kind))
  }
}
