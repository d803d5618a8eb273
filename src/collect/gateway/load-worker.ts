import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { KeptOut } from '../../manage/kept-out.ts'
import { type LoadedSegment, readSegment } from './read-segment.ts'
import { Seen } from './seen.ts'

/** What the worker is asked: to remember ids that are in the warehouse (UUIDs, each on a line, in quotes), or to read a segment. */
export type LoadTask = { remember: Uint8Array } | SegmentTask
/** `keptOut`: the people of each brand who do not come back. */
type SegmentTask = { path: string; number: number; keptOut: ReadonlyMap<string, KeptOut> }
export type LoadAnswer = { remembered: true } | { loaded: LoadedSegment } | { failed: string }

const seen = new Seen()
const idLength = 36
/** Quotes and the end of the line. */
const lineLength = idLength + 3

// Senders wait for answers, nobody waits for rows: what was acknowledged is in the log. On Linux this means this thread alone.
if (process.platform === 'linux') setPriority(0, 10)

parentPort?.on('message', (task: LoadTask) => {
  const given = answer(task)
  parentPort?.postMessage(given, 'loaded' in given ? [given.loaded.rows.buffer] : [])
})

function answer(task: LoadTask): LoadAnswer {
  try {
    if ('path' in task) return { loaded: readSegment(readFileSync(task.path), task, seen) }
    const lines = Buffer.from(task.remember.buffer, task.remember.byteOffset, task.remember.length)
    for (let at = 1; at < lines.length; at += lineLength) seen.add(lines.toString('latin1', at, at + idLength))
    return { remembered: true }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
