import { factColumns } from '../fact-columns.ts'
import type { FactName, Facts } from '../facts.ts'
import { createTsvEncoder, type Origin, type TsvEncoder } from './tsv.ts'

/** Rows of one fact, ready to be inserted: those that state the same columns together. */
export type FactEncoder = {
  add(values: Facts[FactName], line: number): void
  readonly rows: number
  readonly size: number
  take(): { columns: readonly string[]; tsv: Buffer }[]
}

/** Sets of columns kept apart. Connectors state few; one that states more sets gets all columns. */
const mostShapes = 6

/**
 * Most connectors state a third of a fact's columns, and always the same. Writing only those halves the work of the
 * reader and of the warehouse, so rows are collected by the columns they state.
 */
export function createFactEncoder(fact: FactName, origin: Origin): FactEncoder {
  const shapes = new Map<string, TsvEncoder>()
  let keys: string[] = []
  let current: TsvEncoder | undefined

  const encoderFor = (found: string[]): TsvEncoder => {
    const known = shapes.get(found.join())
    if (known) return known
    const every = shapes.size >= mostShapes
    const name = every ? 'every column' : found.join()
    const encoder =
      shapes.get(name) ?? createTsvEncoder(fact, new Set(every ? factColumns[fact].columns : found), origin)
    shapes.set(name, encoder)
    return encoder
  }
  const total = (count: (encoder: TsvEncoder) => number) => shapes.values().reduce((sum, one) => sum + count(one), 0)
  return {
    add(values, line) {
      const found = Object.keys(values)
      if (!current || !areSame(found, keys)) {
        keys = found
        current = encoderFor(found)
      }
      current.add(values, line)
    },
    get rows() {
      return total(({ rows }) => rows)
    },
    get size() {
      return total(({ size }) => size)
    },
    take: () =>
      [...shapes.values()].filter(({ rows }) => rows > 0).map((one) => ({ columns: one.columns, tsv: one.take() })),
  }
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
