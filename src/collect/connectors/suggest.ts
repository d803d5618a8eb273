import { connectors } from './catalogue.ts'
import type { Connector } from './define.ts'
import { matchColumns, normaliseHeader } from './match.ts'

export type Mapping = Record<string, string>
type Guess = { field: string; column: string; likeness: number }

/** Guesses below this likeness (0 to 1) are not worth showing. */
const leastLikeness = 0.7

/** A mapping (field → header) to begin with when a table is mapped by hand: exact names first, then likely ones. */
export function suggestMapping(columns: readonly string[], connector: Connector): Mapping {
  const mapping: Mapping = {}
  for (const [field, place] of matchColumns(connector.fields, columns)) mapping[field] = columns[place] ?? ''
  const taken = new Set(Object.values(mapping))
  for (const guess of guesses(columns, connector)) {
    if (guess.field in mapping || taken.has(guess.column)) continue
    mapping[guess.field] = guess.column
    taken.add(guess.column)
  }
  return mapping
}

/** The connector that most of an unknown table's columns could be mapped to; undefined where nothing is alike. */
export function suggestConnector(columns: readonly string[]): Connector | undefined {
  let best: Connector | undefined
  let bestScore = 0
  for (const connector of connectors.filter((candidate) => !candidate.signature)) {
    const score = scoreOf(suggestMapping(columns, connector), connector)
    if (score > bestScore) {
      best = connector
      bestScore = score
    }
  }
  return best
}

/** Required fields count most; every further field that finds a column counts a little. */
function scoreOf(mapping: Mapping, connector: Connector): number {
  const required = Object.entries(connector.fields).filter(([, field]) => field.required)
  const met = required.filter(([name]) => name in mapping).length
  if (met === 0) return 0
  return met / required.length + Object.keys(mapping).length / 20
}

function guesses(columns: readonly string[], connector: Connector): Guess[] {
  const found: Guess[] = []
  for (const [field, { names }] of Object.entries(connector.fields)) {
    for (const column of columns) {
      const likeness = Math.max(0, ...names.map((name) => likenessOf(letters(name), letters(column))))
      if (likeness >= leastLikeness) found.push({ field, column, likeness })
    }
  }
  return found.sort((a, b) => b.likeness - a.likeness)
}

function letters(header: string): string {
  return normaliseHeader(header).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** 1 for equal, less for one within the other or for a few letters' difference, 0 for strangers. */
function likenessOf(name: string, header: string): number {
  if (!name || !header) return 0
  if (name === header) return 1
  const [short, long] = name.length < header.length ? [name, header] : [header, name]
  const chinese = /\p{Script=Han}/u.test(short)
  if (long.includes(short) && short.length >= (chinese ? 2 : 4)) return 0.7 + 0.25 * (short.length / long.length)
  return chinese || short.length < 4 ? 0 : 1 - editDistance(name, header) / long.length
}

/** Letters to insert, delete or change to make one text the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
