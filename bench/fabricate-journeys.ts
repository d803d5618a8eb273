import type { CountedPath } from '../src/predict/attribution/counted-path.ts'
import { decayShares } from '../src/predict/attribution/decay-shares.ts'
import { randomNumbers } from './random.ts'

const halfLifeDays = 7

/**
 * So many made-up journeys, counted by path: channels of uneven weight of which some follow each other more often, 1 to
 * 20 touches, one journey in 25 converts. The same at every run.
 */
export function fabricateJourneys(journeys: number, channels: number): CountedPath[] {
  const random = randomNumbers(7)
  const names = Array.from({ length: channels }, (_, i) => `channel-${String(i).padStart(3, '0')}`)
  const next = (before: number) => {
    const drawn = random()
    // Every third touch is of the same channel as the one before, or of the one that goes with it.
    if (before >= 0 && drawn < 0.33) return drawn < 0.2 ? before : (before * 7 + 1) % channels
    return Math.floor(channels * random() ** 4)
  }
  const counts = new Map<string, { conversions: number; valueMinor: number; nonConversions: number }>()
  for (let journey = 0; journey < journeys; journey++) {
    let steps = ''
    let channel = -1
    do {
      channel = next(channel)
      steps += String.fromCharCode(channel)
    } while (steps.length < 20 && random() < 0.55)
    const count = counts.get(steps) ?? { conversions: 0, valueMinor: 0, nonConversions: 0 }
    counts.set(steps, count)
    if (random() > 0.03 + 0.02 * (channel % 2)) count.nonConversions++
    else {
      count.conversions++
      // Some orders bring less than they cost.
      count.valueMinor += Math.floor(10_000 * random()) - 500
    }
  }
  return Array.from(counts, ([steps, count]) => {
    const shares = decayShares(
      [...steps].map((_, i) => 2 * (steps.length - 1 - i)),
      halfLifeDays,
    )
    const decay = {
      conversions: shares.map((share) => share * count.conversions),
      valueMinor: shares.map((share) => share * count.valueMinor),
    }
    return { channels: steps.split('').map((unit) => names[unit.charCodeAt(0)] as string), ...count, decay }
  })
}
