import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '../../kernel/errors.ts'
import { encodeRecord, lengthOf } from './log-record.ts'
import {
  closeSegmentFile,
  discardSegmentFile,
  leftSegments,
  makeSegmentFile,
  openSegmentFile,
  type Segment,
  type SegmentFile,
  segmentPath,
  writeSynced,
} from './segment-files.ts'
import { createSpareSegment } from './spare-segment.ts'

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
/** Zeros of a prepared segment: enough for a busy second of clicks, and not much to write for a quiet one. */
const leastZeros = 2 ** 18
const mostZeros = 2 ** 22
const retrySeconds = 10

type Waiting = { record: Buffer[]; bytes: number; done: () => void; failed: (error: unknown) => void }
type OpenSegment = SegmentFile & { number: number; bytes: number; timer: NodeJS.Timeout; since: Date }
/** A segment that takes no more; it can be loaded when its file is closed. */
type EndedSegment = { number: number; bytes: number; since: Date; closed?: Segment }

/** Opens the log in its directory. Segments that an earlier process left are there to be loaded. */
export async function openEventLog({ directory, limitBytes, onSegment, after = 0 }: LogOptions): Promise<EventLog> {
  await mkdir(directory, { recursive: true })
  const left = await leftSegments(directory, after)
  const ended = left.map(({ segment, since }): EndedSegment => ({ ...segment, since, closed: segment }))
  const queue: Waiting[] = []
  let last = Math.max(ended.at(-1)?.number ?? 0, after)
  let current: OpenSegment | undefined
  let bytes = ended.reduce((sum, segment) => sum + segment.bytes, 0)
  let writing: Promise<void> | undefined
  let closing = Promise.resolve()
  let isClosed = false

  // Numbers are the time, and rise when a clock is set back, too: what is new in the warehouse is told by them.
  const nextNumber = () => {
    last = Math.max(last + 1, Date.now())
    return last
  }
  const spare = createSpareSegment((zeros) => makeSegmentFile(directory, nextNumber(), zeros))

  /** A segment gets its number when it is begun: its file may have been prepared long before. */
  const begin = async (): Promise<OpenSegment> => {
    const number = nextNumber()
    const path = spare.take() ?? (await makeSegmentFile(directory, number, 0))
    const handle = await openSegmentFile(path)
    const timer = setTimeout(() => void work(async () => endCurrent()), segmentMs).unref()
    return { path, handle, number, bytes: 0, timer, since: new Date() }
  }
  /** Events do not wait until the file is closed: the next segment has one of its own. */
  const endCurrent = () => {
    if (!current) return
    const { timer, number, since, bytes: size, ...file } = current
    current = undefined
    clearTimeout(timer)
    if (size === 0) {
      closing = closing.then(() => discardSegmentFile(file))
      return
    }
    const one: EndedSegment = { number, since, bytes: size }
    ended.push(one)
    closing = closing.then(async () => {
      one.closed = await closeSegmentFile(directory, file, { number, bytes: size })
      onSegment()
    })
  }
  const writeGroup = async (group: Waiting[]) => {
    current ??= await begin()
    await writeSynced(
      current.handle,
      group.flatMap(({ record }) => record),
      current.bytes,
    )
    if (current.bytes === 0) spare.prepare(zerosAfter(ended.at(-1)?.bytes ?? 0))
    const size = group.reduce((sum, { bytes: one }) => sum + one, 0)
    current.bytes += size
    bytes += size
    if (current.bytes >= segmentBytes) endCurrent()
  }
  /** Writes what waits, group by group. A group that fails is told so, and the segment that may hold a part of it ends. */
  const writeGroups = async () => {
    while (queue.length > 0) {
      const group = takeGroup(queue)
      try {
        await writeGroup(group).catch(async (error: unknown) => {
          endCurrent()
          // The room of the segment that was prepared is better used for events.
          if (!isFull(error) || !(await spare.drop())) throw error
          await writeGroup(group)
        })
        for (const { done } of group) done()
      } catch (error) {
        endCurrent()
        // Anyone with a public key may see this, and not where the server keeps its files.
        const problem = isFull(error) ? new Problem('disk_full', { path: basename(directory) }, error) : error
        for (const { failed } of group) failed(problem)
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
    oldest: (after = 0) => ended.find(({ number }) => number > after)?.closed,
    async remove(segment) {
      await rm(segment.path, { force: true })
      const place = ended.findIndex(({ number }) => number === segment.number)
      if (place < 0) return
      ended.splice(place, 1)
      bytes -= segment.bytes
    },
    async setAside({ number }, contents) {
      if (contents.length === 0) return
      const records = contents.flatMap((content) => encodeRecord([Buffer.from(content)]))
      const path = segmentPath(directory, number, 'unread')
      await writeFile(path, Buffer.concat(records), { mode: 0o600, flush: true })
    },
    waiting: () => ({ bytes, since: ended[0]?.since ?? (current && current.bytes > 0 ? current.since : undefined) }),
    async close() {
      isClosed = true
      await work(writeGroups)
      await work(async () => endCurrent())
      await closing
      await spare.drop()
    },
  }
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let size = 0
  let count = 0
  while (count < queue.length && (count === 0 || size < groupBytes)) size += queue[count++]?.bytes ?? 0
  return queue.splice(0, count)
}

/** Zeros for the next segment, by what the last one held. Where that is much, its bytes take the time and not the journal. */
function zerosAfter(bytes: number): number {
  return bytes > mostZeros ? 0 : Math.min(mostZeros, Math.max(leastZeros, 2 * bytes))
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
