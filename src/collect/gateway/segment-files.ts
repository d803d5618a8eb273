import {
  constants,
  type FileHandle,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { endOfRecords } from './log-record.ts'

/** A closed part of the log. Segments are loaded in the order of their numbers. */
export type Segment = { readonly number: number; readonly path: string; readonly bytes: number }
/** A file that a segment is written into; it is named by its order among such files until it is closed. */
export type SegmentFile = { readonly path: string; readonly handle: FileHandle }
/** A segment that an earlier process left, and when the oldest of it came. */
type Left = { segment: Segment; since: Date }

/** Digits of a segment's number in its name, so that names sort as numbers do; an older log has fewer. */
const numberDigits = 15

export function segmentPath(directory: string, number: number, ending: 'open' | 'log' | 'unread'): string {
  return join(directory, `${String(number).padStart(numberDigits, '0')}.${ending}`)
}

/**
 * Makes a file with so many zeros, which end the records before them. The file and its name are on the disk then: what is
 * written over the zeros is synced without the file system's journal, and found after a loss of power.
 * @returns its path
 */
export async function makeSegmentFile(directory: string, order: number, zeros: number): Promise<string> {
  const path = segmentPath(directory, order, 'open')
  try {
    await writeFile(path, Buffer.alloc(zeros), { mode: 0o600, flag: 'wx', flush: zeros > 0 })
    await syncDirectory(directory)
    return path
  } catch (error) {
    // One that was there is somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await removeSegmentFile(path)
    throw error
  }
}

/** Takes away a file that holds nothing. One that stays is taken away at the next start. */
export async function removeSegmentFile(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined)
}

/** On Linux a write ends when the disk has it: one turn of a thread instead of two, which is a third of what a click waits for. */
const syncsItself = process.platform === 'linux'

/** Opens a segment's file for `writeSynced`. */
export function openSegmentFile(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | (syncsItself ? constants.O_DSYNC : 0))
}

/** Resolves when all of it is on the disk. */
export async function writeSynced(handle: FileHandle, buffers: Buffer[], position: number): Promise<void> {
  await writeAll(handle, buffers, position)
  if (!syncsItself) await handle.datasync()
}

/** A write may take only a part of what it is given. */
async function writeAll(handle: FileHandle, buffers: Buffer[], position: number): Promise<void> {
  let at = position
  let left = buffers
  while (left.length > 0) {
    let { bytesWritten } = await handle.writev(left, at)
    at += bytesWritten
    const firstLeft = left.findIndex(({ length }) => {
      if (bytesWritten < length) return true
      bytesWritten -= length
      return false
    })
    const [broken, ...others] = firstLeft < 0 ? [] : left.slice(firstLeft)
    left = broken ? [broken.subarray(bytesWritten), ...others] : []
  }
}

/** Closes and takes away a file that no event is in. */
export async function discardSegmentFile({ path, handle }: SegmentFile): Promise<void> {
  await handle.close().catch(() => undefined)
  await removeSegmentFile(path)
}

/**
 * Cuts off what no record of the segment is in, and names the file by the segment's number. The name is on the disk before the
 * segment is loaded: one that comes back after a loss of power has its number then, by which its rows are known. Where this fails
 * it can be loaded as it is, and the next start tries again.
 */
export async function closeSegmentFile(directory: string, file: SegmentFile, segment: Omit<Segment, 'path'>) {
  const path = segmentPath(directory, segment.number, 'log')
  try {
    await file.handle.truncate(segment.bytes)
    await rename(file.path, path)
  } catch {
    return { ...segment, path: file.path }
  } finally {
    // All that was acknowledged is synced: closing has nothing left to lose.
    await file.handle.close().catch(() => undefined)
  }
  await syncDirectory(directory).catch(() => undefined)
  return { ...segment, path }
}

/** What earlier processes left, in the order in which it came. Files that were open get numbers above `after` and all others. */
export async function leftSegments(directory: string, after: number): Promise<Left[]> {
  const names = await readdir(directory)
  const closed = names.filter((name) => /^\d+\.log$/.test(name)).map((name) => leftClosed(directory, name))
  const left = (await Promise.all(closed)).sort((a, b) => a.segment.number - b.segment.number)
  for (const name of names.filter((one) => /^\d+\.open$/.test(one)).sort()) {
    const one = await leftOpen(join(directory, name), directory, Math.max(after, left.at(-1)?.segment.number ?? 0))
    if (one) left.push(one)
  }
  return left
}

/** A number is the time at which the segment was begun, unless a clock was set back; its file was made before. */
async function leftClosed(directory: string, name: string): Promise<Left> {
  const path = join(directory, name)
  const number = Number.parseInt(name, 10)
  const { size, birthtimeMs, mtimeMs } = await stat(path)
  const since = new Date(Math.min(mtimeMs, Math.max(birthtimeMs, number)))
  return { segment: { number, path, bytes: size }, since }
}

/** Closes a file that a killed process had open. One that no whole record is in was prepared and not used: it is removed. */
async function leftOpen(path: string, directory: string, after: number): Promise<Left | undefined> {
  const { mtime, size } = await stat(path)
  const bytes = endOfRecords(await readFile(path))
  if (bytes === 0) {
    await rm(path)
    return undefined
  }
  if (bytes < size) await truncate(path, bytes)
  // As near to the time of its use as is known: the last write to it.
  const number = Math.max(after + 1, Math.floor(mtime.getTime()))
  const closedPath = segmentPath(directory, number, 'log')
  await rename(path, closedPath)
  return { segment: { number, path: closedPath, bytes }, since: mtime }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
