import type { WeekSum } from './dark-inputs.ts'

/** Orders as they were read: all of them, those whose costs are known, and what these brought. */
export type ReadSum = Omit<WeekSum, 'margin'> & { orders: number; costed: number; known: number }

/** How many of the orders have known costs. */
export function costKnownOf(sums: readonly ReadSum[]): number {
  const [orders, costed] = [sumOf(sums, 'orders'), sumOf(sums, 'costed')]
  return orders > 0 ? costed / orders : 0
}

/**
 * Orders of unknown costs are taken to bring what others bring on average: those of the same week and way, or else of the same
 * kind and place, or else all.
 */
export function withMargins(sums: readonly ReadSum[]): WeekSum[] {
  const byPlace = Map.groupBy(sums, placeOf)
  const overall = meanOf(sums) ?? 0
  const means = new Map([...byPlace].map(([place, some]) => [place, meanOf(some) ?? overall]))
  return sums.map((sum) => {
    const { orders, costed, known, ...rest } = sum
    const mean = meanOf([sum]) ?? (means.get(placeOf(sum)) as number)
    return { ...rest, margin: Math.round(known + (orders - costed) * mean) }
  })
}

function placeOf({ cell, kind }: ReadSum): string {
  return `${cell} ${kind}`
}

function meanOf(sums: readonly ReadSum[]): number | undefined {
  const costed = sumOf(sums, 'costed')
  return costed > 0 ? sumOf(sums, 'known') / costed : undefined
}

function sumOf(sums: readonly ReadSum[], name: 'orders' | 'costed' | 'known'): number {
  return sums.reduce((all, sum) => all + sum[name], 0)
}
