/** Beyond this the series below are exact to the last digits of a double. */
const far = 10

/** ln Γ(x) of a positive x, by Stirling's series. */
export function logGamma(x: number): number {
  let product = 1
  let y = x
  for (; y < far; y++) product *= y
  const s = 1 / (y * y)
  const series = (1 / 12 + s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s * (1 / 1188 - (s * 691) / 360360))))) / y
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}

/** ψ(x), the slope of ln Γ, of a positive x. */
export function digamma(x: number): number {
  let sum = 0
  let y = x
  for (; y < far; y++) sum += 1 / y
  const s = 1 / (y * y)
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - (s * 691) / 32760)))))
  return Math.log(y) - 0.5 / y - series - sum
}

/** ψ′(x), the slope of ψ, of a positive x. */
export function trigamma(x: number): number {
  let sum = 0
  let y = x
  for (; y < far; y++) sum += 1 / (y * y)
  const s = 1 / (y * y)
  const series = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * (5 / 66 - (s * 691) / 2730)))))
  return (1 + 0.5 / y + series) / y + sum
}
