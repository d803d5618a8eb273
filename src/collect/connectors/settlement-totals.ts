import { fromMinor } from '../../kernel/money.ts'
import type { Finding } from './define.ts'

type Settlement = { currency: string; total: bigint | undefined; sum: bigint; depositedAt: Date | undefined }

/** Sees that the rows of each settlement add up to the total that its summary row states. */
export class SettlementTotals {
  readonly #settlements = new Map<string, Settlement>()

  /** A summary row was read. */
  open(id: string, currency: string, total: bigint, depositedAt: Date | undefined): void {
    const sum = this.#settlements.get(id)?.sum ?? 0n
    this.#settlements.set(id, { currency, total, sum, depositedAt })
  }

  of(id: string): Settlement | undefined {
    return this.#settlements.get(id)
  }

  add(id: string, currency: string, amount: bigint): void {
    const settlement = this.#settlements.get(id)
    if (settlement) settlement.sum += amount
    else this.#settlements.set(id, { currency, total: undefined, sum: amount, depositedAt: undefined })
  }

  /** An error for every settlement whose rows do not make its total, with the difference. */
  findings(): Finding[] {
    return [...this.#settlements].flatMap(([id, settlement]) => {
      const { total, sum, currency } = settlement
      if (total === sum) return []
      return [total === undefined ? withoutSummary(id) : differs(id, total, sum, currency)]
    })
  }
}

function differs(id: string, total: bigint, sum: bigint, currency: string): Finding {
  const [stated, added, difference] = [total, sum, sum - total].map((minor) => fromMinor(minor, currency))
  return {
    level: 'error',
    code: 'settlement_total',
    text: {
      en: `The rows of settlement ${id} add up to ${added} ${currency}, but its total is ${stated}: a difference of ${difference}.`,
      zh: `结算 ${id} 各行合计 ${added} ${currency}，而其总金额为 ${stated}，相差 ${difference}。`,
    },
  }
}

function withoutSummary(id: string): Finding {
  return {
    level: 'error',
    code: 'settlement_total',
    text: {
      en: `Settlement ${id} has no summary row, so its rows cannot be checked against a total.`,
      zh: `结算 ${id} 没有汇总行，无法核对各行合计。`,
    },
  }
}
