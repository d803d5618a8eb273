import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../config.ts'

/** Millpond as the command line runs it, in this process. */
export type Millpond = {
  /** The demo brand's files are written and imported, and its visits sent; resolves when all of it is taken. */
  loadDemo(): Promise<void>
  /** Begins to answer at the address, and returns it as a URL. */
  listen(host: string, port: number): Promise<string>
  /** Lets the command line in as an owner of everything, without a login. */
  localToken: string
  /** The login that was made at this start, where there was none. */
  firstLogin: { email: string; password: string } | undefined
  /** Stops in order: no new requests, imports stop between batches, engines close. */
  close(): Promise<void>
}
export type CreateMillpond = (config: Config) => Promise<Millpond>

/** The login that was just made, as it is told: this once. */
export function firstLoginText({ email, password }: NonNullable<Millpond['firstLogin']>): string {
  return `  First login:       ${email}  ${password}\n  It is shown only this once.`
}

const running = z.object({ url: z.url(), token: z.string(), pid: z.int() })
export type Running = z.infer<typeof running>

const fileOf = (dataDir: string) => join(dataDir, 'server.json')

/** Tells other processes of this user where the server is and how to be let in. */
export function announce(dataDir: string, server: Running): void {
  rmSync(fileOf(dataDir), { force: true })
  writeFileSync(fileOf(dataDir), JSON.stringify(server), { mode: 0o600, flag: 'wx' })
}

/** Takes the announcement back. */
export function withdraw(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}

/** The server that last announced itself for this directory; it may be gone without having said so. */
export function announced(dataDir: string): Running | undefined {
  try {
    return running.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
