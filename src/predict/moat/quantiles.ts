/** Quantiles of some numbers, between neighbours by a straight line; what is no number is left out. */
export function quantiles(numbers: readonly number[], at: readonly number[]): number[] {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b)
  return at.map((share) => {
    const place = share * (sorted.length - 1)
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
    return low === undefined || high === undefined ? Number.NaN : low + (place - Math.floor(place)) * (high - low)
  })
}
