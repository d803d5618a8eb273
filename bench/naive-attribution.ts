import type { CountedPath } from '../src/predict/attribution/counted-path.ts'

type Conversions = Map<string, number>

/** The first or the last touch, written down as one says it. */
export function naiveEnd(paths: readonly CountedPath[], at: 0 | -1): Conversions {
  const given: Conversions = new Map()
  for (const path of paths) add(given, path.channels.at(at) ?? '', path.conversions)
  return given
}

export function naiveLinear(paths: readonly CountedPath[]): Conversions {
  const given: Conversions = new Map()
  for (const path of paths)
    for (const channel of path.channels) add(given, channel, path.conversions / path.channels.length)
  return given
}

/** Every channel of a path once, for the same part. */
export function naiveShapley(paths: readonly CountedPath[]): Conversions {
  const given: Conversions = new Map()
  for (const path of paths) {
    const members = new Set(path.channels)
    for (const channel of members) add(given, channel, path.conversions / members.size)
  }
  return given
}

/** The chain as a full matrix, and for each channel one elimination of what is left of it. */
export function naiveMarkov(paths: readonly CountedPath[], order: number): Conversions {
  const { states, matrix, endings } = fullMatrix(paths, order)
  const whole = startOf(matrix, endings)
  const channels = [...new Set(paths.flatMap((path) => path.channels))].sort()
  const effects = channels.map((channel) => {
    const gone = new Set([...states].filter(([name]) => name.split(' > ').at(-1) === channel).map(([, state]) => state))
    const left = matrix.map((row) => row.map((probability, target) => (gone.has(target) ? 0 : probability)))
    return 1 - startOf(left, endings) / whole
  })
  const all = effects.reduce((sum, effect) => sum + effect, 0)
  const total = paths.reduce((sum, path) => sum + path.conversions, 0)
  return new Map(channels.map((channel, i) => [channel, ((effects[i] as number) / all) * total]))
}

function fullMatrix(paths: readonly CountedPath[], order: number) {
  const states = new Map([['', 0]])
  const transitions = new Map<string, number>()
  const [ends, visits] = [new Map<string, number>(), new Map<string, number>()]
  for (const path of paths) {
    const journeys = path.conversions + path.nonConversions
    let name = ''
    add(visits, name, journeys)
    path.channels.forEach((_, touch) => {
      const next = path.channels.slice(Math.max(0, touch + 1 - order), touch + 1).join(' > ')
      if (!states.has(next)) states.set(next, states.size)
      add(transitions, `${name}|${next}`, journeys)
      add(visits, next, journeys)
      name = next
    })
    add(ends, name, path.conversions)
  }
  const names = [...states.keys()]
  const per = (name: string, count = 0) => count / (visits.get(name) ?? 1)
  const matrix = names.map((from) => names.map((to) => per(from, transitions.get(`${from}|${to}`))))
  return { states, matrix, endings: names.map((name) => per(name, ends.get(name))) }
}

/** The first unknown of (I − matrix)·x = endings, by elimination from the last state to the first. */
function startOf(matrix: readonly number[][], endings: readonly number[]): number {
  const rows = matrix.map((row, i) => row.map((probability, j) => (i === j ? 1 : 0) - probability))
  const right = [...endings]
  for (let pivot = rows.length - 1; pivot > 0; pivot--) {
    const from = rows[pivot] as number[]
    for (let i = 0; i < pivot; i++) {
      const row = rows[i] as number[]
      const factor = (row[pivot] as number) / (from[pivot] as number)
      if (factor === 0) continue
      for (let j = 0; j < pivot; j++) row[j] = (row[j] as number) - factor * (from[j] as number)
      right[i] = (right[i] as number) - factor * (right[pivot] as number)
    }
  }
  return (right[0] as number) / (rows[0]?.[0] as number)
}

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count)
}
