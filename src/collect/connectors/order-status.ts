import type { OrderLine } from '../facts.ts'
import type { Finding } from './define.ts'
import { readOrderStatus } from './values/status.ts'

const mostWords = 50
const mostLines = 100

/** Reads the state of orders and remembers the words that were not known, so that the import can show them. */
export class OrderStatuses {
  readonly #unknown = new Map<string, number[]>()

  /** The state a word stands for; an unknown word counts as placed and is reported at the end. */
  read(text: string, line: number): OrderLine['status'] {
    const status = readOrderStatus(text)
    if (status) return status
    const lines = this.#unknown.get(text) ?? []
    if (lines.length < mostLines) lines.push(line)
    if (this.#unknown.size < mostWords) this.#unknown.set(text, lines)
    return 'placed'
  }

  findings(): Finding[] {
    if (this.#unknown.size === 0) return []
    const words = [...this.#unknown.keys()].slice(0, 10).join(', ')
    const text = {
      en: `These states of orders are not known and count as sold: ${words}.`,
      zh: `以下订单状态无法识别，按已成交计算：${words}。`,
    }
    return [
      { level: 'warning', code: 'unknown_status', text, lines: [...this.#unknown.values()].flat().slice(0, mostLines) },
    ]
  }
}
