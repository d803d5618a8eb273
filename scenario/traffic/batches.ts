import type { Scenario } from '../generate.ts'
import { Letters } from './letters.ts'
import { Traffic, type TrafficDay } from './traffic.ts'

/** Messages of one store's tracker, each as JSON, to be sent in one request. */
export type EventBatch = { store: string; messages: string[] }

/** The visits of a scenario, day by day. Equal scenarios give equal days. Letters, where they are wanted, are told of the orders. */
export function* trafficDays(scenario: Scenario, letters?: Letters): Generator<TrafficDay> {
  const traffic = new Traffic(scenario)
  for (const day of scenario.days()) {
    letters?.add(day)
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
    for (const { visit, messages } of visits) yield* this.addTo(visit.store, messages)
  }

  /** The same with some messages of one store. */
  *addTo(store: string, messages: readonly string[]): Generator<EventBatch> {
    const waiting = this.#waiting.get(store) ?? []
    waiting.push(...messages)
    this.#waiting.set(store, waiting)
    while (waiting.length >= this.#size) yield { store, messages: waiting.splice(0, this.#size) }
  }

  /** What is left, one batch a store. */
  *end(): Generator<EventBatch> {
    for (const [store, messages] of this.#waiting) if (messages.length > 0) yield { store, messages }
  }
}

/** All messages of a scenario in batches, in an order that is the same at every run. */
export function* eventBatches(scenario: Scenario, size: number): Generator<EventBatch> {
  const batches = new Batches(size)
  const letters = new Letters(scenario)
  for (const day of trafficDays(scenario, letters)) yield* batches.add(day)
  for (const { letters: told } of letters.played())
    for (const { store, message } of told) yield* batches.addTo(store, [message])
  yield* batches.end()
}

/** A batch as the body of a request; the write key comes with its header. */
export function bodyOf({ messages }: EventBatch): string {
  return `{"batch":[${messages.join(',')}]}`
}
