import type { StatedFee } from '../statements.ts'
import {
  reserveRow,
  type Settlement,
  type SettlementStyle,
  settlementHeader,
  settlementRow,
  summaryRow,
  wideSettlementHeader,
} from './amazon-settlement.ts'
import type { Output } from './output.ts'
import { tsvLine } from './table.ts'

type Open = { settlement: Settlement; sum: number; rows: string[] }

/** Accounts are settled by marketplace country, since each has its own currency. */
const styles: Readonly<Record<string, SettlementStyle>> = {
  US: { layout: 'long', german: false },
  GB: { layout: 'long', german: false },
  DE: { layout: 'long', german: true },
}
const accountNumbers: Readonly<Record<string, number>> = { US: 1, GB: 2, DE: 3 }
/** Share of a payout that is held back until the next. */
const reserveShare = 0.04

/**
 * Collects fees by account and period, and writes each settlement when its period is over: the summary first, whose total
 * is the sum of the rows. Memory holds the periods that are still open. The first settlement of Great Britain has the
 * wide layout; those of Germany are written with decimal commas.
 */
export class Settlements {
  readonly #output: Output
  readonly #ends: readonly number[]
  readonly #aFile: number
  readonly #open = new Map<string, Open>()
  readonly #reserves = new Map<string, number>()

  constructor(output: Output, ends: readonly number[], settlementsAFile: number) {
    this.#output = output
    this.#ends = ends
    this.#aFile = settlementsAFile
  }

  add(fee: StatedFee): void {
    const period = this.#ends.findIndex((end) => fee.postedAt < end)
    const key = `${fee.country}|${period}`
    const open = this.#open.get(key) ?? this.#begin(fee, period)
    this.#open.set(key, open)
    open.sum += fee.amount
    open.rows.push(settlementRow(open.settlement, fee))
  }

  /** Writes every settlement whose period ended before an instant; no fee for them may come later. */
  closeBefore(instant: number): void {
    for (const [key, open] of this.#open) {
      if (open.settlement.end > instant) continue
      this.#write(key, open)
      this.#open.delete(key)
    }
  }

  #begin(fee: StatedFee, period: number): Open {
    const usual = styles[fee.country] ?? { layout: 'long', german: false }
    const style: SettlementStyle = fee.country === 'GB' && period === 0 ? { ...usual, layout: 'wide' } : usual
    const end = this.#ends[period] as number
    const start = this.#ends[period - 1] ?? end - 14 * 86_400_000
    const id = `${17_400_000_000 + (accountNumbers[fee.country] ?? 9) * 1_000_000 + period * 137}`
    return { settlement: { id, currency: fee.currency, start, end, style }, sum: 0, rows: [] }
  }

  #write(key: string, { settlement, sum, rows }: Open): void {
    const [country = '', period = ''] = key.split('|')
    const file = this.#fileOf(country, Number(period), settlement)
    if (settlement.style.layout === 'wide') {
      file.write(summaryRow(settlement, sum) + rows.join(''))
      return
    }
    const before = this.#reserves.get(country) ?? 0
    const held = Math.max(0, Math.round(sum * reserveShare))
    this.#reserves.set(country, held)
    const reserves = [
      before === 0 ? '' : reserveRow(settlement, 'Previous Reserve Amount Balance', before),
      held === 0 ? '' : reserveRow(settlement, 'Current Reserve Amount', -held),
    ]
    file.write(summaryRow(settlement, sum + before - held) + rows.join('') + reserves.join(''))
  }

  #fileOf(country: string, period: number, { style }: Settlement) {
    const isWide = style.layout === 'wide'
    const name = isWide
      ? `amazon-settlement-v1-${country}.txt`
      : `amazon-settlement-v2-${country}-${String(1 + Math.floor(period / this.#aFile)).padStart(2, '0')}.txt`
    const known = this.#names.has(name)
    this.#names.add(name)
    const store = country === 'US' ? 'amazon-na' : 'amazon-eu'
    const options = { store, dateOrder: style.german ? 'dmy' : 'ymd' }
    const file = this.#output.open({ name, connector: 'amazon-settlement', options })
    if (!known) file.write(tsvLine(isWide ? wideSettlementHeader : settlementHeader))
    return file
  }

  readonly #names = new Set<string>()
}
