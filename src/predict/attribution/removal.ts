import type { Chain } from './chain.ts'

/** How exact a figure at the start of the chain is, as a part of itself. */
const tolerance = 1e-12
/** What could be lost and is less than this part of all is nothing. */
const nothing = 1e-18
const mostSweeps = 100_000

/**
 * What a journey brings from each state on, on average, when it brings `endings` where it ends: the solution of
 * x = Q·x + endings, by Gauss-Seidel. `endings` are not below zero.
 *
 * When to stop is exact, not a guess. With the counts' chain, the mean visits of a state are those counted, v, so the
 * error at the start is at most Σ v·|residual|. After a sweep that changed x by d, the residual of s is at most
 * Σ Q(s, t)·|d(t)|, and since v·Q ≤ v, the error is at most Σ v·|d|.
 */
export function expected(chain: Chain, endings: Float64Array): Float64Array {
  const { states, visits, rows, targets, probabilities } = chain
  const found = new Float64Array(states)
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let error = 0
    // Journeys run from low numbers to high ones, mostly; what they bring runs back.
    for (let state = states - 1; state >= 0; state--) {
      let sum = endings[state] as number
      const end = rows[state + 1] as number
      for (let i = rows[state] as number; i < end; i++)
        sum += (probabilities[i] as number) * (found[targets[i] as number] as number)
      error += (visits[state] as number) * Math.abs(sum - (found[state] as number))
      found[state] = sum
    }
    if (error <= tolerance * (found[0] as number)) return found
  }
  throw unsolved(chain)
}

/**
 * What is lost, per journey, when every journey that comes upon the channel ends there: what journeys bring from their
 * first touch with it on. Expects some solutions of `expected`, and gives the loss of each.
 *
 * One journey is sent off, and its parts go on until they come upon the channel or end. Those still under way can lose
 * no more than what they would bring, so that the error is known at any time.
 */
export function lostWithout(chain: Chain, channel: number, expectedFrom: readonly Float64Array[]): number[] {
  const underWay = new Float64Array(chain.states)
  underWay[0] = 1
  const lost = expectedFrom.map(() => 0)
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    sendOn(chain, underWay, channel, (state, part) => {
      expectedFrom.forEach((from, i) => {
        lost[i] = (lost[i] as number) + part * (from[state] as number)
      })
    })
    const isExact = expectedFrom.every(
      (from, i) => product(underWay, from) <= tolerance * (lost[i] as number) + nothing * (from[0] as number),
    )
    if (isExact) return lost
  }
  throw unsolved(chain)
}

/** Sends every part one state on, in the order of states, and tells of those that are at the channel. */
function sendOn(
  { states, channelOf, rows, targets, probabilities }: Chain,
  underWay: Float64Array,
  channel: number,
  arrived: (state: number, part: number) => void,
): void {
  for (let state = 0; state < states; state++) {
    const part = underWay[state] as number
    if (part === 0) continue
    underWay[state] = 0
    if (channelOf[state] === channel) arrived(state, part)
    else
      for (let i = rows[state] as number; i < (rows[state + 1] as number); i++) {
        const target = targets[i] as number
        underWay[target] = (underWay[target] as number) + part * (probabilities[i] as number)
      }
  }
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function unsolved({ states }: Chain): Error {
  return new Error(`The chain of ${states} states was not solved in ${mostSweeps} sweeps.`)
}
