import type { Scenario } from '../generate.ts'
import { Traffic, type TrafficDay } from './traffic.ts'

/** Messages of one store's tracker, each as JSON, to be sent in one request. */
export type EventBatch = { store: string; messages: string[] }

/** The visits of a scenario, day by day. Equal scenarios give equal days. */
export function* trafficDays(scenario: Scenario): Generator<TrafficDay> {
  const traffic = new Traffic(scenario)
  for (const day of scenario.days()) {
    const ready = traffic.add(day)
    if (ready) yield ready
  }
  yield* traffic.end()
}

/** Gathers the messages of visits into batches of one store each. Memory holds one batch a store. */
export class Batches {
  readonly #size: number
  readonly #waiting = new Map<string, string[]>()

  constructor(size: number) {
    this.#size = size
  }

  /** Takes the messages of a day, and gives the batches that have become full. */
  *add({ visits }: TrafficDay): Generator<EventBatch> {
    for (const { visit, messages } of visits) {
      const waiting = this.#waiting.get(visit.store) ?? []
      waiting.push(...messages)
      this.#waiting.set(visit.store, waiting)
      while (waiting.length >= this.#size) yield { store: visit.store, messages: waiting.splice(0, this.#size) }
    }
  }

  /** What is left, one batch a store. */
  *end(): Generator<EventBatch> {
    for (const [store, messages] of this.#waiting) if (messages.length > 0) yield { store, messages }
  }
}

/** All messages of a scenario in batches, in an order that is the same at every run. */
export function* eventBatches(scenario: Scenario, size: number): Generator<EventBatch> {
  const batches = new Batches(size)
  for (const day of trafficDays(scenario)) yield* batches.add(day)
  yield* batches.end()
}

/** A batch as the body of a request; the write key comes with its header. */
export function bodyOf({ messages }: EventBatch): string {
  return `{"batch":[${messages.join(',')}]}`
}
