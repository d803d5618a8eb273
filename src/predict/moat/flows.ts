import type { Assumptions } from './assumptions.ts'
import { stepEnds } from './dark-inputs.ts'
import type { Level } from './levels.ts'

/** What a cell is expected to bring by step, with paid traffic on and off, in minor units of CM2. */
export type Flows = { on: Float64Array; off: Float64Array }

/** What decides the flows of a cell beside its level: days with an order of existing customers, and of a new one. */
export type Comings = { existing: (step: number) => number; newcomer: (steps: number) => number }

/**
 * With paid traffic on, weeks go on as they were. Without it, what paid visits brought fades with the carry-over down to what
 * would have come anyway, and of what came unpaid the part that followed from ads fades, too, where
 * anything is paid for. Who is not won does not come back.
 */
export function flowsOf(level: Level, { existing, newcomer }: Comings, assumed: Assumptions): Flows {
  const flows = { on: new Float64Array(stepEnds.length), off: new Float64Array(stepEnds.length) }
  const wonOn: number[] = []
  const wonOff: number[] = []
  for (const step of stepEnds.keys()) {
    const [from, to] = [7 * step, stepEnds[step] as number]
    const part = (to - from) / 7
    const carry = meanCarry(from, to, assumed.carry_half_life_days)
    const lasting = (anyway: number) => anyway + (1 - anyway) * carry
    const paid = lasting(assumed.paid_new_anyway)
    const unpaid = lasting(level.pays ? 1 - assumed.unpaid_from_paid : 1)
    wonOn.push(level.customers * part)
    wonOff.push(level.customers * part * (level.customersPaid * paid + (1 - level.customersPaid) * unpaid))
    const first = level.firstMargin * part
    const again = level.perRepeat - level.repeatPaid * (1 - lasting(assumed.paid_repeat_anyway))
    const known = existing(step)
    flows.on[step] = first + level.perRepeat * (known + cameBack(wonOn, newcomer) * part)
    flows.off[step] =
      level.firstPaid * part * paid +
      (level.firstMargin - level.firstPaid) * part * unpaid +
      again * (known + cameBack(wonOff, newcomer) * part)
  }
  return flows
}

/** Days with an order in this step of those who were won in it and before. */
function cameBack(won: readonly number[], newcomer: (steps: number) => number): number {
  return won.reduce((sum, some, step) => sum + some * newcomer(won.length - 1 - step), 0)
}

/** How much of the carry-over is left, on average over the days from one to another. */
function meanCarry(from: number, to: number, halfLife: number): number {
  const rate = Math.LN2 / halfLife
  return (Math.exp(-rate * from) - Math.exp(-rate * to)) / (rate * (to - from))
}
