import type { Chain } from './chain.ts'

/** How exact a figure at the start of the chain is, as a part of itself. */
const tolerance = 1e-12
const mostSweeps = 100_000

/**
 * What a journey brings from each state on, on average, when it brings `endings` where it ends: the solution of
 * (I − Q)·x = endings.
 */
export function expected(chain: Chain, endings: Float64Array): Float64Array {
  return solved(chain, new Float64Array(chain.states), endings, () => false)
}

/**
 * What is lost, per journey, when every journey that comes upon the channel ends there: what journeys bring from their
 * first touch with it on. Expects what `expected` gave, none of it below zero.
 */
export function lostWithout(chain: Chain, channel: number, expectedFrom: Float64Array): number {
  const { states, channelOf } = chain
  const boundary = expectedFrom.map((amount, state) => (channelOf[state] === channel ? amount : 0))
  const found = solved(chain, boundary, new Float64Array(states), (state) => channelOf[state] === channel)
  return found[0] as number
}

/**
 * Gauss-Seidel on x = Q·x + endings, with x as given where it is fixed. Each state was counted on a journey that ended,
 * so that the sweeps converge.
 *
 * When to stop is exact, not a guess. With the counts' chain, the mean visits of a state are those counted, v; removing
 * states lowers them. So the error at the start is at most Σ v·|residual|. After a sweep that changed x by d, the
 * residual of s is at most Σ Q(s, t)·|d(t)|, and since v·Q ≤ v, the error is at most Σ v·|d|.
 */
function solved(
  { states, visits, rows, targets, probabilities }: Chain,
  start: Float64Array,
  endings: Float64Array,
  isFixed: (state: number) => boolean,
): Float64Array {
  const free = Int32Array.from([...Array(states).keys()].filter((state) => !isFixed(state)).reverse())
  const found = start.slice()
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let error = 0
    for (const state of free) {
      let sum = endings[state] as number
      for (let i = rows[state] as number; i < (rows[state + 1] as number); i++)
        sum += (probabilities[i] as number) * (found[targets[i] as number] as number)
      error += (visits[state] as number) * Math.abs(sum - (found[state] as number))
      found[state] = sum
    }
    if (error <= tolerance * (found[0] as number)) return found
  }
  throw new Error(`The chain of ${states} states was not solved in ${mostSweeps} sweeps.`)
}
