import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { KeptOut } from '../../manage/kept-out.ts'
import { readSegment } from './read-segment.ts'
import { Seen } from './seen.ts'

/** What the worker is asked: to remember ids that are in the warehouse, or to read a segment. */
export type LoadTask = { remember: readonly string[] } | SegmentTask
/** `keptOut`: the people of each brand who do not come back. */
type SegmentTask = { path: string; number: number; keptOut: ReadonlyMap<string, KeptOut> }
export type LoadAnswer = { remembered: true } | { loaded: ReturnType<typeof readSegment> } | { failed: string }

const seen = new Seen()

parentPort?.on('message', (task: LoadTask) => {
  parentPort?.postMessage(answer(task))
})

function answer(task: LoadTask): LoadAnswer {
  try {
    if ('path' in task) return { loaded: readSegment(readFileSync(task.path), task, seen) }
    for (const id of task.remember) seen.add(id)
    return { remembered: true }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
