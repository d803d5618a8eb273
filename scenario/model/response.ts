/**
 * Carry-over of paid traffic: geometric adstock, today's spend plus what is left of yesterday's stock.
 * Returns the stock of each day; [100, 100, 100] with retention 0.5 gives [100, 150, 175].
 */
export function adstock(spend: readonly number[], retention: number): number[] {
  let stock = 0
  return spend.map((amount) => (stock = amount + retention * stock))
}

/** Saturation of paid traffic: the Hill function, 0 at 0, one half at `half`, towards 1. */
export function hill(stock: number, slope: number, half: number): number {
  if (stock <= 0) return 0
  const power = stock ** slope
  return power / (power + half ** slope)
}
