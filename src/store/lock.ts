import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '../kernel/errors.ts'

export type DirectoryLock = { release(): void }
type Holder = { pid: number; startedAt: string }

/**
 * Takes the data directory for this process, creating it if needed. Both stores inside it rely on this lock.
 * A lock whose process is gone (kill -9, power loss, a recycled pid) is taken over; one whose process lives
 * throws `store_locked` naming its pid.
 */
export function lockDirectory(path: string): DirectoryLock {
  mkdirSync(path, { recursive: true })
  const file = join(path, 'lock')
  const own = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) ?? '' } satisfies Holder)
  for (;;) {
    if (claim(file, own)) return { release: () => release(file, own) }
    const found = read(file)
    if (found === undefined) continue
    const holder = parse(found)
    if (holder && holder.startedAt === startOf(holder.pid)) {
      throw new Problem('store_locked', { pid: holder.pid, path })
    }
    evict(file, found)
  }
}

/** Links a complete file into place, so that nobody ever reads half a lock. */
function claim(file: string, own: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, own)
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a stale lock away. Of several processes that try, one succeeds; a newer lock caught by mistake is put back. */
function evict(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
    if (read(aside) !== stale) linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function release(file: string, own: string): void {
  if (read(file) === own) rmSync(file, { force: true })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function parse(text: string): Holder | undefined {
  const match = /^\{"pid":(\d+),"startedAt":"([^"]*)"\}$/.exec(text)
  return match ? { pid: Number(match[1]), startedAt: match[2] ?? '' } : undefined
}

/** When the process started, in the system's own words; undefined when there is none (a zombie counts as gone). */
function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return startByPs(pid)
  const stat = read(`/proc/${pid}/stat`)
  // The second field is the program's name in parentheses and may hold spaces, so fields count from its end.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (!fields || fields[0] === 'Z' || fields[0] === 'X') return undefined
  return `${read('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`
}

function startByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    // ps ends with 1 when there is no such process.
    return undefined
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
