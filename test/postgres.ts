import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** A throwaway PostgreSQL server, reached by a socket in its own directory. */
export type Postgres = { database(name: string): Promise<string> }

/** PostgreSQL refuses to run as root; `nobody` has this number nearly everywhere. */
const nobody = 65_534
const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** The folder of PostgreSQL's programs: on the path, or where Debian keeps them; undefined where there is none. */
export function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))))
}

/** A shell that starts the server and ends it when its input ends: when this process does, however it ends. */
const endsWithInput = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait'

/** Starts a server; it ends with this process. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const directory = newDirectory()
  const data = join(directory, 'data')
  const initialise = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(programs, 'initdb'), initialise, { ...identity, cwd: directory, stdio: 'pipe' })
  const serve = ['-D', data, '-k', directory, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'shared_buffers=32MB']
  const program = ['-c', endsWithInput, 'sh', join(programs, 'postgres'), ...serve]
  const child = spawn('/bin/sh', program, { ...identity, cwd: directory, stdio: ['pipe', 'ignore', 'ignore'] })
  const address = (database: string) =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(directory)}`
  await untilReady(child, address('postgres'))
  return { database: (name) => createDatabase(address, name) }
}

/** The path stays short, since a socket's may not be longer than about a hundred characters. */
function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'pg-'))
  if (identity.uid !== undefined) {
    chownSync(directory, identity.uid, identity.gid)
    // The other user must be able to pass through the directory above, which is only ours.
    chmodSync(tmpdir(), statSync(tmpdir()).mode | 0o011)
  }
  return directory
}

/** A new empty database, and its address. */
async function createDatabase(address: (database: string) => string, name: string): Promise<string> {
  const client = new pg.Client(address('postgres'))
  await client.connect()
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  await client.end()
  return address(name)
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  let refusal: unknown
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`)
    try {
      const client = new pg.Client(url)
      await client.connect()
      return await client.end()
    } catch (error) {
      refusal = error
    }
  }
  throw new Error('postgres did not answer within 30 s', { cause: refusal })
}
