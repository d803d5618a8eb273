import type { CodedPath, CodedPaths } from './coded-paths.ts'

/**
 * The absorbing Markov chain that the paths came from, most likely. A state is the last touches of a journey, as many
 * as the order says; state 0 is the start. From each state a journey goes to another, converts, or is lost. Staying in
 * a state is taken out: a row says where a journey goes once it leaves.
 */
export type Chain = {
  readonly states: number
  /** The channel of each state's last touch; −1 at the start. */
  readonly channelOf: Int32Array
  /** How often a journey is in each state, on average. */
  readonly visits: Float64Array
  /** The transitions of state s are at `rows[s]` up to `rows[s + 1]`, with where they lead and how probably. */
  readonly rows: Int32Array
  readonly targets: Int32Array
  readonly probabilities: Float64Array
  /** What a journey brings when it ends in this state, per journey that leaves it. */
  endings(brought: (path: CodedPath) => number): Float64Array
}

/** Counts the paths' transitions and makes them the chain of an order. */
export function chainOf(coded: CodedPaths, order: number): Chain {
  const journeys = coded.conversions + coded.nonConversions
  const { visited, channelOf, ends, transitions } = walked(coded, order)
  const states = visited.length
  // What stays in a state is no transition of it.
  const left = Float64Array.from(visited)
  transitions.each((from, to, count) => {
    if (from === to) left[from] = (left[from] as number) - count
  })
  return {
    states,
    channelOf: Int32Array.from(channelOf),
    visits: Float64Array.from(visited, (count) => count / journeys),
    ...compressed(transitions, left),
    endings(brought) {
      const rewards = new Float64Array(states)
      coded.paths.forEach((path, i) => {
        const end = ends[i] as number
        rewards[end] = (rewards[end] as number) + brought(path)
      })
      return rewards.map((reward, state) => (reward === 0 ? 0 : reward / (left[state] as number)))
    },
  }
}

/** Walks every path once: which states there are, how often each was visited, and which came after which. */
function walked({ channels, paths }: CodedPaths, order: number) {
  const codes = new Map([['', 0]])
  const [visited, channelOf] = [[0], [-1]]
  const transitions = new Transitions(channels.length)
  const ends = new Int32Array(paths.length)
  paths.forEach(({ steps, conversions, nonConversions }, i) => {
    const journeys = conversions + nonConversions
    let state = 0
    visited[0] = (visited[0] as number) + journeys
    for (let touch = 1; touch <= steps.length; touch++) {
      const name = steps.slice(Math.max(0, touch - order), touch)
      const channel = steps.charCodeAt(touch - 1)
      let next = codes.get(name)
      if (next === undefined) {
        next = channelOf.push(channel) - 1
        codes.set(name, next)
        visited.push(0)
      }
      visited[next] = (visited[next] as number) + journeys
      transitions.add(state, channel, next, journeys)
      state = next
    }
    ends[i] = state
  })
  return { visited, channelOf, ends, transitions }
}

/** Counts by state and next channel, which together say the next state. */
class Transitions {
  readonly #channels: number
  readonly #places = new Map<number, number>()
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #counts: number[] = []

  constructor(channels: number) {
    this.#channels = channels
  }

  add(from: number, channel: number, to: number, journeys: number): void {
    const key = from * this.#channels + channel
    const place = this.#places.get(key)
    if (place !== undefined) {
      this.#counts[place] = (this.#counts[place] as number) + journeys
      return
    }
    this.#places.set(key, this.#counts.push(journeys) - 1)
    this.#from.push(from)
    this.#to.push(to)
  }

  each(visit: (from: number, to: number, count: number) => void): void {
    this.#counts.forEach((count, i) => {
      visit(this.#from[i] as number, this.#to[i] as number, count)
    })
  }
}

/** Compressed rows of the transitions to other states, as probabilities of those that leave. */
function compressed(transitions: Transitions, left: Float64Array) {
  const rows = new Int32Array(left.length + 1)
  transitions.each((from, to) => {
    if (from !== to) rows[from + 1] = (rows[from + 1] as number) + 1
  })
  for (let state = 0; state < left.length; state++)
    rows[state + 1] = (rows[state + 1] as number) + (rows[state] as number)
  const next = rows.slice()
  const targets = new Int32Array(rows[left.length] as number)
  const probabilities = new Float64Array(targets.length)
  transitions.each((from, to, count) => {
    if (from === to || count === 0) return
    const place = next[from] as number
    next[from] = place + 1
    targets[place] = to
    probabilities[place] = count / (left[from] as number)
  })
  return { rows, targets, probabilities }
}
