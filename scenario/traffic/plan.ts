import type { Market } from '../brand/markets.ts'
import type { StatedOrder } from '../statements.ts'
import type { Touch } from './touch.ts'
import type { Slot } from './visitor.ts'

/** A visit that will be made, before it is known what happens in it. */
export type Plan = {
  human: number
  market: Market
  store: string
  slot: Slot
  touch: Touch
  /** When it begins; of a visit with orders, the moment of the first one, which is fixed. */
  at: number
  orders: StatedOrder[]
  /** The id of a customer of the shop; empty as long as the person has not ordered, and is not about to. */
  customerId: string
  /** A short visit just before, which the click of this one's campaign ends. */
  before: Touch | undefined
}

export const minuteMs = 60_000
/** Longest visit without an order; what a visit with one takes before it, with the visit just before, and after it. */
export const longest = { plain: 38 * minuteMs, beforeOrder: 46 * minuteMs, afterOrder: 6 * minuteMs } as const
/** Without a new campaign, visits of one person are at least so far apart. */
const apart = 31 * minuteMs

/** When people are busy with visits, so that no two visits of one person run into each other. */
export class Diary {
  readonly #taken = new Map<number, number[]>()

  /** Takes the time for a visit from `from` to `to`; false where it is not free. */
  take(human: number, from: number, to: number): boolean {
    const times = this.#taken.get(human) ?? []
    for (let i = 0; i < times.length; i += 2) {
      if (from - apart < (times[i + 1] as number) && to + apart > (times[i] as number)) return false
    }
    this.hold(human, from, to)
    return true
  }

  /** Takes the time, whatever else there is: an order has its moment. */
  hold(human: number, from: number, to: number): void {
    const times = this.#taken.get(human) ?? []
    times.push(from, to)
    this.#taken.set(human, times)
  }

  /** Forgets what was over before `at`. */
  forget(at: number): void {
    for (const [human, times] of this.#taken) {
      const left = times.filter((_, i) => (times[i | 1] as number) >= at)
      if (left.length === 0) this.#taken.delete(human)
      else if (left.length < times.length) this.#taken.set(human, left)
    }
  }
}
