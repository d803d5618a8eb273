/** numerator ÷ denominator in whole numbers, half away from zero. The denominator is positive. */
export function halfAway(numerator: bigint, denominator: bigint): bigint {
  const half = (2n * (numerator < 0n ? -numerator : numerator) + denominator) / (2n * denominator)
  return numerator < 0n ? -half : half
}

/**
 * An amount shared by weights, so that the shares add up to it: each share is the rounded running total less the one
 * before. Equal shares where all weights are zero.
 */
export function shared(amount: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n)
  const parts = sum === 0n ? weights.map(() => 1n) : weights
  const whole = sum === 0n ? BigInt(weights.length) : sum
  let upTo = 0n
  let given = 0n
  return parts.map((part) => {
    upTo += part
    const share = halfAway(amount * upTo, whole) - given
    given += share
    return share
  })
}

/** A plain decimal as numerator and denominator: "0.15" is [15n, 100n]. */
export function ratio(decimal: string): [numerator: bigint, denominator: bigint] {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)]
}
