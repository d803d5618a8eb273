import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { generate } from '../../scenario/generate.ts'
import { bodyOf, eventBatches } from '../../scenario/traffic/batches.ts'

const order = z.object({
  size: z.enum(['tiny', 'small', 'large', 'huge']),
  end: z.iso.date(),
  skip: z.int().min(0),
  events: z.int().min(1),
})

/** A batch of events as it is sent, how many there were before it, and one of its messages, by which it is found. */
export type DemoBatch = { store: string; body: string; place: number; messageId: string; day: string }

/** Runs in a thread of its own: plays the visits of the demo brand, and gives a batch each time it is asked, undefined at the end. */
const { size, end, skip, events } = order.parse(workerData)
const batches = numbered(skip)

parentPort?.on('message', () => parentPort?.postMessage(batches.next().value))

function* numbered(from: number): Generator<DemoBatch, undefined> {
  let place = 0
  for (const batch of eventBatches(generate({ size, end }), events)) {
    if (place >= from) yield { store: batch.store, body: bodyOf(batch), place, ...firstOf(batch.messages) }
    place += 1
  }
}

function firstOf([text = '{}']: readonly string[]): { messageId: string; day: string } {
  const first = z.object({ messageId: z.uuid(), timestamp: z.iso.datetime() }).parse(JSON.parse(text))
  return { messageId: first.messageId, day: first.timestamp.slice(0, 10) }
}
