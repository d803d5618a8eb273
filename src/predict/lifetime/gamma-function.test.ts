import { expect, test } from 'vitest'
import { digamma, logGamma, trigamma } from './gamma-function.ts'

const places = [1e-6, 0.2, 0.5, 1, 1.7, 4.4, 9.99, 10, 37.5, 1e4]
/** To the last digits of the largest number on the way. */
const close = (found: number, known: number, largest = known) =>
  expect(Math.abs(found - known)).toBeLessThanOrEqual(2e-14 * Math.max(1, Math.abs(largest)))

test('ln Γ of whole numbers is the logarithm of a factorial', () => {
  let factorial = 1
  for (let n = 1; n <= 170; n++) {
    close(logGamma(n), Math.log(factorial))
    factorial *= n
  }
})

test('values known in closed form', () => {
  close(logGamma(0.5), Math.log(Math.PI) / 2)
  close(digamma(1), -0.5772156649015329)
  close(digamma(0.5), -0.5772156649015329 - 2 * Math.LN2)
  close(trigamma(1), Math.PI ** 2 / 6)
  close(trigamma(0.5), Math.PI ** 2 / 2)
})

test.each(places)('the step from x = %f to x + 1 is that of the function', (x) => {
  close(logGamma(x + 1) - logGamma(x), Math.log(x), logGamma(x))
  close(digamma(x + 1) - digamma(x), 1 / x, digamma(x))
  close(trigamma(x) - trigamma(x + 1), 1 / (x * x), trigamma(x))
})

test.each(places.slice(1, -1))('ψ and ψ′ are slopes at x = %f', (x) => {
  const h = 1e-5 * x
  expect((logGamma(x + h) - logGamma(x - h)) / (2 * h) / digamma(x)).toBeCloseTo(1, 6)
  expect((digamma(x + h) - digamma(x - h)) / (2 * h) / trigamma(x)).toBeCloseTo(1, 6)
})
