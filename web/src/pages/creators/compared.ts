import { listed, listText } from '../../address/view.ts'
import type { Row } from '../../api/measures.ts'
import { numberOf } from '../../format/value.ts'
import { useView } from '../../shell/workspace.tsx'

export const mostCompared = 6
/** Where the address keeps which creators stand side by side. */
export const comparedKey = 'compare.creators'

/** The creators that are put side by side: at most six, kept in the address, so that a comparison can be sent to somebody. */
export function useCompared() {
  const { cards, change } = useView()
  const ids = listed(cards[comparedKey] ?? '').slice(0, mostCompared)
  const set = (next: readonly string[]) => void change({ [comparedKey]: next.length ? listText(next) : undefined })
  return {
    ids,
    isFull: ids.length >= mostCompared,
    toggle: (id: string) =>
      set(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(0, mostCompared)),
  }
}

/** Figures of which more is better; of the share of sponsored posts neither is. */
const higher = new Set(['reach', 'engagement', 'response', 'margin', 'repeat_rate', 'value_per_customer'])
/** Figures of which less is better. */
const falling = new Set(['cost_per_order', 'cost_per_new_customer', 'cost_per_visit'])

/**
 * The creator who has the best of a figure: whose interval touches that of nobody else. Nobody has where intervals overlap, where fewer than two are
 * known, or where neither more nor less is better.
 */
export function bestOf(rows: readonly Row[], name: string, interval: string | undefined): string | undefined {
  const sign = higher.has(name) ? 1 : falling.has(name) ? -1 : 0
  if (!interval || sign === 0) return undefined
  const known = rows.flatMap((row) => {
    const [low, high] = [numberOf(row[`${interval}_low`]), numberOf(row[`${interval}_high`])]
    if (low === null || high === null) return []
    return [
      sign > 0
        ? { id: String(row.creator), near: low, far: high }
        : { id: String(row.creator), near: -high, far: -low },
    ]
  })
  if (known.length < 2) return undefined
  return known.find((one) => known.every((other) => other === one || one.near > other.far))?.id
}
