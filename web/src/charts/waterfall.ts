/** One step of a walk. A `level` is where one stands (net sales, CM1); any other step goes up or down from there. */
export type Step = { key: string; amount: number | null; level: boolean; marketing?: boolean }
export type Span = Step & { from: number; to: number }

/**
 * Where each bar begins and ends. A level starts at zero and resets the walk, so that what is unknown in between
 * (a cost nobody stated) shows as a jump instead of a wrong sum. Unknown amounts give bars of no length.
 */
export function walk(steps: readonly Step[]): Span[] {
  let height = 0
  return steps.map((step) => {
    if (step.level) {
      if (step.amount !== null) height = step.amount
      return { ...step, from: 0, to: step.amount ?? 0 }
    }
    const from = height
    height += step.amount ?? 0
    return { ...step, from, to: height }
  })
}

/** A bar as an invisible part below and visible parts above and under zero; stacked bars cannot cross zero in one piece. */
export function pieces({ from, to }: { from: number; to: number }): { gap: number; up: number; down: number } {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  if (low >= 0) return { gap: low, up: high - low, down: 0 }
  if (high <= 0) return { gap: high, up: 0, down: low - high }
  return { gap: 0, up: high, down: low }
}
