import { addDays, type Day, daysBetween } from '../../src/kernel/time.ts'
import { normal } from '../distributions.ts'
import { Random } from '../random.ts'
import type { StatedRates } from '../statements.ts'

/** Currencies of the rates file: where their rates to the euro hover, and how many digits are printed. */
const quotes = [
  ['USD', 1.1, 4],
  ['JPY', 162, 2],
  ['GBP', 0.855, 5],
  ['AUD', 1.69, 4],
  ['CNY', 7.85, 4],
] as const

/** Made-up rates for every weekday from ten days before the first day: a slow walk that is pulled back to its level. */
export function drawRates(seed: number, first: Day, last: Day): StatedRates[] {
  const start = addDays(first, -10)
  const random = new Random(seed, 'rates')
  const away = quotes.map(() => 0)
  const published: StatedRates[] = []
  for (let i = 0; i < daysBetween(start, last); i++) {
    const day = addDays(start, i)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    const perEuro = quotes.map(([currency, level, digits], k) => {
      away[k] = 0.995 * (away[k] ?? 0) + 0.0045 * normal(random)
      return [currency, (level * Math.exp(away[k] ?? 0)).toFixed(digits)] as const
    })
    published.push({ day, perEuro: Object.fromEntries(perEuro) })
  }
  return published
}
