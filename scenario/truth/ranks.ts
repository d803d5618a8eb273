import type { StatedOrder } from '../statements.ts'

/** The place of an order among its customer's purchases; rank 0 and no instants where it has none. */
export type Place = { rank: number; firstAt: number | undefined; previousAt: number | undefined }

const none: Place = { rank: 0, firstAt: undefined, previousAt: undefined }

/**
 * Counts the purchases of each known customer, orders coming in the order of time. A cancelled order is no purchase.
 * Kept in columns by the customer's number, so that millions fit.
 */
export class Ranks {
  #count = new Uint16Array(1024)
  #first = new Float64Array(1024)
  #last = new Float64Array(1024)

  place(order: StatedOrder): Place {
    const { index, id } = order.customer
    if (id === '' || order.status !== 'placed' || !order.lines.some(({ quantity }) => quantity > 0)) return none
    if (index >= this.#count.length) this.#grow(index)
    const rank = (this.#count[index] as number) + 1
    const previousAt = rank === 1 ? undefined : (this.#last[index] as number)
    if (rank === 1) this.#first[index] = order.orderedAt
    this.#count[index] = rank
    this.#last[index] = order.orderedAt
    return { rank, firstAt: this.#first[index] as number, previousAt }
  }

  #grow(index: number): void {
    const length = Math.max(index + 1, this.#count.length * 2)
    const [count, first, last] = [new Uint16Array(length), new Float64Array(length), new Float64Array(length)]
    count.set(this.#count)
    first.set(this.#first)
    last.set(this.#last)
    this.#count = count
    this.#first = first
    this.#last = last
  }
}
