import { type FileHandle, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../kernel/errors.ts'
import { encodeRecord, lengthOf } from './log-record.ts'

/** A closed part of the log. Segments are loaded in the order of their numbers. */
export type Segment = { readonly number: number; readonly path: string; readonly bytes: number }

/**
 * The write-ahead log of the gateway: what `append` has acknowledged is on the disk. It is the spool, too: while the
 * warehouse is slow or away, segments wait here, up to a bound.
 */
export type EventLog = {
  /** Resolves when the content, given in pieces, is on the disk. Throws `too_many_requests` when the log is full, and `disk_full`. */
  append(...content: Buffer[]): Promise<void>
  /** The oldest segment that waits, of those after a number where one is given; undefined when there is none. */
  oldest(after?: number): Segment | undefined
  /** Takes a segment away, since all of it is in the warehouse. */
  remove(segment: Segment): Promise<void>
  /** Keeps records of a segment that cannot be read in a file beside it; as a log, so that they can be loaded when they can be read. */
  setAside(segment: Segment, contents: readonly Uint8Array[]): Promise<void>
  /** Bytes that are not in the warehouse yet, and when the oldest of them came. */
  waiting(): { bytes: number; since: Date | undefined }
  /** Closes the open segment; what was acknowledged stays. */
  close(): Promise<void>
}

type LogOptions = {
  directory: string
  /** Bytes that may wait; beyond them callers are asked to come later. */
  limitBytes: number
  /** A number that segments were given before: new ones are above it. */
  after?: number
  /** Called when a segment was closed and can be loaded. */
  onSegment: () => void
}

const segmentBytes = 32 * 2 ** 20
/** An open segment is closed after so long, so that events are seen within two seconds. */
const segmentMs = 1000
/** Most bytes of one write; requests that come meanwhile make the next group. */
const groupBytes = 8 * 2 ** 20
const retrySeconds = 10
/** Digits of a segment's number in its name, so that names sort as numbers do; an older log has fewer. */
const numberDigits = 15

type Waiting = { record: Buffer[]; bytes: number; done: () => void; failed: (error: unknown) => void }
type OpenSegment = {
  number: number
  path: string
  handle: FileHandle
  bytes: number
  timer: NodeJS.Timeout
  since: Date
}

/** Opens the log in its directory. Segments that an earlier process left are there to be loaded. */
export async function openEventLog({ directory, limitBytes, onSegment, after = 0 }: LogOptions): Promise<EventLog> {
  await mkdir(directory, { recursive: true })
  const closed = await leftSegments(directory)
  const queue: Waiting[] = []
  let last = Math.max(closed.at(-1)?.segment.number ?? 0, after)
  let current: OpenSegment | undefined
  let bytes = closed.reduce((sum, { segment }) => sum + segment.bytes, 0)
  let writing: Promise<void> | undefined
  let isClosed = false

  const begin = async (): Promise<OpenSegment> => {
    // Numbers are the time, and rise when a clock is set back, too: what is new in the warehouse is told by them.
    const number = Math.max(last + 1, Date.now())
    last = number
    const path = join(directory, `${String(number).padStart(numberDigits, '0')}.log`)
    const handle = await open(path, 'ax', 0o600)
    await syncDirectory(directory)
    const timer = setTimeout(() => void work(endCurrent), segmentMs).unref()
    return { number, path, handle, bytes: 0, timer, since: new Date() }
  }
  const endCurrent = async () => {
    const ended = current
    if (!ended) return
    current = undefined
    clearTimeout(ended.timer)
    // All that was acknowledged is synced: closing has nothing left to lose.
    await ended.handle.close().catch(() => undefined)
    closed.push({ segment: { number: ended.number, path: ended.path, bytes: ended.bytes }, since: ended.since })
    onSegment()
  }
  /** Writes what waits, group by group. A group that fails is told so, and the segment that may hold a part of it ends. */
  const writeGroups = async () => {
    while (queue.length > 0) {
      const group = takeGroup(queue)
      try {
        current ??= await begin()
        const size = group.reduce((sum, { bytes: one }) => sum + one, 0)
        await writeAll(
          current.handle,
          group.flatMap(({ record }) => record),
        )
        await current.handle.datasync()
        current.bytes += size
        bytes += size
        for (const { done } of group) done()
        if (current.bytes >= segmentBytes) await endCurrent()
      } catch (error) {
        const problem = asProblem(error, directory)
        for (const { failed } of group) failed(problem)
        await endCurrent()
      }
    }
  }
  // One at a time: writes and the end of a segment never meet.
  const work = (task: () => Promise<void>): Promise<void> => {
    const before = writing ?? Promise.resolve()
    const mine = before.then(task).finally(() => {
      if (writing === mine) writing = undefined
    })
    writing = mine
    return mine
  }

  return {
    async append(...content) {
      if (isClosed) throw new Problem('too_many_requests', { seconds: retrySeconds })
      const record = encodeRecord(content)
      const size = lengthOf(record)
      if (bytes + size > limitBytes) throw new Problem('too_many_requests', { seconds: retrySeconds })
      const written = new Promise<void>((done, failed) => {
        queue.push({ record, bytes: size, done, failed })
      })
      if (queue.length === 1) void work(writeGroups)
      await written
    },
    oldest: (after = 0) => closed.find(({ segment }) => segment.number > after)?.segment,
    async remove(segment) {
      await rm(segment.path, { force: true })
      const place = closed.findIndex((one) => one.segment.number === segment.number)
      if (place < 0) return
      closed.splice(place, 1)
      bytes -= segment.bytes
    },
    async setAside({ path }, contents) {
      if (contents.length === 0) return
      const records = contents.flatMap((content) => encodeRecord([Buffer.from(content)]))
      await writeFile(path.replace(/log$/, 'unread'), Buffer.concat(records), { mode: 0o600, flush: true })
    },
    waiting: () => ({ bytes, since: closed[0]?.since ?? (current && current.bytes > 0 ? current.since : undefined) }),
    async close() {
      isClosed = true
      await work(writeGroups)
      await work(endCurrent)
    },
  }
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let size = 0
  let count = 0
  while (count < queue.length && (count === 0 || size < groupBytes)) size += queue[count++]?.bytes ?? 0
  return queue.splice(0, count)
}

/** A write may take only a part of what it is given. */
async function writeAll(handle: FileHandle, buffers: Buffer[]): Promise<void> {
  let left = buffers
  while (left.length > 0) {
    let { bytesWritten } = await handle.writev(left)
    const firstLeft = left.findIndex(({ length }) => {
      if (bytesWritten < length) return true
      bytesWritten -= length
      return false
    })
    const [broken, ...others] = firstLeft < 0 ? [] : left.slice(firstLeft)
    left = broken ? [broken.subarray(bytesWritten), ...others] : []
  }
}

async function leftSegments(directory: string): Promise<{ segment: Segment; since: Date }[]> {
  const names = (await readdir(directory)).filter((name) => /^\d+\.log$/.test(name))
  const left = await Promise.all(
    names.map(async (name) => {
      const path = join(directory, name)
      const { size, birthtime } = await stat(path)
      return { segment: { number: Number.parseInt(name, 10), path, bytes: size }, since: birthtime }
    }),
  )
  return left.sort((a, b) => a.segment.number - b.segment.number)
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function asProblem(error: unknown, path: string): unknown {
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
  return isFull ? new Problem('disk_full', { path }, error) : error
}
