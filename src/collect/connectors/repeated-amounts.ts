import type { Text } from '../../kernel/errors.ts'
import type { OrderLine } from '../facts.ts'
import type { Finding } from './define.ts'

type Amount = 'coupon_minor' | 'shipping_minor' | 'tax_minor' | 'refund_minor'
type Watch = { first: bigint; same: boolean; repeated: number; differing: number }

const names: Readonly<Record<Amount, Text>> = {
  coupon_minor: { en: 'coupon', zh: '优惠金额' },
  shipping_minor: { en: 'shipping', zh: '运费' },
  tax_minor: { en: 'tax', zh: '税费' },
  refund_minor: { en: 'refund', zh: '退款金额' },
}

/** So many orders must repeat an amount, and no more than one in five may not, before it is taken for the order's. */
const fewestOrders = 3

/**
 * Finds columns of line amounts that stand equal on every line of an order: exports repeat the order's own shipping or
 * discount that way, and summing it over the lines would count it several times.
 */
export class RepeatedAmounts {
  readonly #watched = new Map<Amount, Watch>()
  #order = ''
  #lines = 0

  add(line: OrderLine): void {
    const order = `${line.store}\n${line.order_id}`
    if (order !== this.#order) this.#close(order)
    this.#lines++
    for (const amount of Object.keys(names) as Amount[]) {
      const value = line[amount] ?? 0n
      const watch = this.#watched.get(amount) ?? { first: 0n, same: true, repeated: 0, differing: 0 }
      if (this.#lines === 1) Object.assign(watch, { first: value, same: true })
      else watch.same &&= value === watch.first
      this.#watched.set(amount, watch)
    }
  }

  #close(next: string): void {
    for (const watch of this.#watched.values()) {
      if (this.#lines < 2 || watch.first === 0n) continue
      if (watch.same) watch.repeated++
      else watch.differing++
    }
    this.#order = next
    this.#lines = 0
  }

  findings(): Finding[] {
    this.#close('')
    return [...this.#watched].flatMap(([amount, { repeated, differing }]) =>
      repeated >= fewestOrders && repeated >= differing * 4 ? [repeats(names[amount], repeated)] : [],
    )
  }
}

function repeats(name: Text, count: number): Finding {
  return {
    level: 'warning',
    code: 'repeated_amount',
    text: {
      en: `In ${count} orders the same ${name.en} stands on every line. If it is the ${name.en} of the whole order, map its column to the order’s ${name.en}, which is counted once.`,
      zh: `有 ${count} 个订单的每一行${name.zh}都相同。如果它是整单${name.zh}，请将该列映射到对应的“订单”字段，只计一次。`,
    },
    count,
  }
}
