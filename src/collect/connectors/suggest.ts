import { connectors } from './catalogue.ts'
import type { Connector, FieldType } from './define.ts'
import { matchColumns, normaliseHeader } from './match.ts'
import { readCountry } from './values/country.ts'

export type Mapping = Record<string, string>
/** The first rows of the table, a cell for each column. */
type Sample = readonly (readonly string[])[]
type Guess = { field: string; column: string; likeness: number }

/** Guesses below this likeness (0 to 1) are not worth showing. */
const leastLikeness = 0.7

const amounts: ReadonlySet<FieldType> = new Set(['integer', 'decimal', 'money'])

/** A mapping (field → header) to begin with when a table is mapped by hand: exact names first, then likely ones. */
export function suggestMapping(columns: readonly string[], connector: Connector, sample: Sample = []): Mapping {
  const mapping: Mapping = {}
  for (const [field, place] of matchColumns(connector.fields, columns)) mapping[field] = columns[place] ?? ''
  const taken = new Set(Object.values(mapping))
  for (const guess of guesses(columns, connector, sample)) {
    if (guess.field in mapping || taken.has(guess.column)) continue
    mapping[guess.field] = guess.column
    taken.add(guess.column)
  }
  return mapping
}

/** The connector that most of an unknown table's columns could be mapped to; undefined where nothing is alike. */
export function suggestConnector(columns: readonly string[], sample: Sample = []): Connector | undefined {
  let best: Connector | undefined
  let bestScore = 0
  for (const connector of connectors.filter((candidate) => !candidate.signature)) {
    const score = scoreOf(suggestMapping(columns, connector, sample), connector)
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

function guesses(columns: readonly string[], connector: Connector, sample: Sample): Guess[] {
  const found: Guess[] = []
  for (const [field, { names, type }] of Object.entries(connector.fields)) {
    for (const [place, column] of columns.entries()) {
      if (!sample.every((row) => canBe(type, row[place] ?? ''))) continue
      const likeness = Math.max(0, ...names.map((name) => likenessOf(name, column)))
      if (likeness >= leastLikeness) found.push({ field, column, likeness })
    }
  }
  return found.sort((a, b) => b.likeness - a.likeness)
}

/** Whether a cell may be of a field's type: an amount has a digit, a country is one that is known. A blank cell says nothing. */
function canBe(type: FieldType, cell: string): boolean {
  if (cell.trim() === '') return true
  if (amounts.has(type)) return /\p{Nd}/u.test(cell)
  return type !== 'country' || typeof readCountry(cell.trim()) === 'string'
}

const wordsOf = (header: string): string[] => normaliseHeader(header).match(/[\p{L}\p{N}]+/gu) ?? []

/** 1 for equal, less for one within the other as whole words or for a few letters' difference, 0 for strangers. */
function likenessOf(name: string, header: string): number {
  const [ours, theirs] = [wordsOf(name), wordsOf(header)]
  const [a, b] = [ours.join(''), theirs.join('')]
  if (!a || !b) return 0
  if (a === b) return 1
  const [short, long] = a.length < b.length ? [ours, theirs] : [theirs, ours]
  const [inner, outer] = [short.join(''), long.join('')]
  const chinese = /\p{Script=Han}/u.test(inner)
  // Chinese does not part its words.
  const within = chinese ? outer.includes(inner) : ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)
  if (within && inner.length >= (chinese ? 2 : 4)) return 0.7 + 0.25 * (inner.length / outer.length)
  return chinese || inner.length < 4 ? 0 : 1 - editDistance(a, b) / outer.length
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
