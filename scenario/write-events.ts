import { setImmediate } from 'node:timers/promises'
import { directory, type Output, type WrittenFile } from './files/output.ts'
import { generate, type Scenario } from './generate.ts'
import type { ScenarioOptions } from './options.ts'
import { Batches, bodyOf, type EventBatch, trafficDays } from './traffic/batches.ts'
import { Letters } from './traffic/letters.ts'
import { TrafficBook } from './traffic/traffic-book.ts'

const eventsABatch = 500
const daysAFile = 92

/**
 * Writes the events of the brand's own site into a directory, a batch a line and a file a store and quarter, and what is true
 * of them beside it. Streamed: memory holds some weeks of visits, whatever the size.
 */
export async function writeEvents(path: string, options: ScenarioOptions): Promise<WrittenFile[]> {
  const output = directory(path)
  await eventsInto(output, generate(options))
  return output.close()
}

/** Plays the visits once, into files of events and of truth. Lets other work of the process run between days. */
export async function eventsInto(output: Output, scenario: Scenario): Promise<void> {
  const rows = (name: string) => {
    const file = output.open({ name, connector: '', options: {} })
    return (row: object) => file.write(`${JSON.stringify(row)}\n`)
  }
  const book = new TrafficBook(scenario, {
    visit: rows('traffic-visits.ndjson'),
    order: rows('traffic-orders.ndjson'),
    person: rows('traffic-people.ndjson'),
  })
  const batches = new Batches(eventsABatch)
  let part = 1
  const write = (batch: EventBatch) => {
    const about = { name: `events-${batch.store}-${part}.ndjson`, connector: '', options: { store: batch.store } }
    output.open(about).write(`${bodyOf(batch)}\n`)
  }
  const letters = new Letters(scenario)
  for (const day of trafficDays(scenario, letters)) {
    part = 1 + Math.floor(day.index / daysAFile)
    book.add(day)
    for (const batch of batches.add(day)) write(batch)
    await setImmediate()
  }
  for (const batch of batches.end()) write(batch)
  rows('traffic.json')(book.end())
  writeLetters(output, letters)
}

/** What the mail tool tells, in files of their own, and what is true of each customer beside them. */
function writeLetters(output: Output, letters: Letters): void {
  const truths = output.open({ name: 'contacts.ndjson', connector: '', options: {} })
  const batches = new Batches(eventsABatch)
  const write = (batch: EventBatch) => {
    const about = { name: `letters-${batch.store}.ndjson`, connector: '', options: { store: batch.store } }
    output.open(about).write(`${bodyOf(batch)}\n`)
  }
  for (const { letters: told, truth } of letters.played()) {
    truths.write(`${JSON.stringify(truth)}\n`)
    for (const { store, message } of told) for (const batch of batches.addTo(store, [message])) write(batch)
  }
  for (const batch of batches.end()) write(batch)
}
