import type { Amount, Entry } from '../../api/orders.ts'

/** What an entry is told apart by: its kind, its time, and the line that it belongs to. */
export function keyOf({ entry, at, load, line_no, sku }: Entry): string {
  return [entry, at, load, line_no, sku].join(' ')
}

/** Entries of the same kind, time and line as one, with the sums of their amounts: spend reaches a line in many small parts. */
export function mergeEntries(entries: readonly Entry[]): Entry[] {
  const merged = new Map<string, Entry>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const known = merged.get(key)
    merged.set(key, known ? { ...known, amounts: known.amounts.map((one) => plus(one, entry)) } : entry)
  }
  return [...merged.values()]
}

/** An amount and the one of the same name in another entry; unknown where one of them is. */
function plus({ name, amount, basis }: Amount, { amounts }: Entry): Amount {
  const other = amounts.find((one) => one.name === name)
  const sum = amount === null || other === undefined || other.amount === null ? null : amount + other.amount
  return { name, amount: sum, basis: basis || (other?.basis ?? '') }
}
