import { instantText } from './warehouse/cells.ts'

/** A value that the engine binds: its ClickHouse type and the value. Never part of the text. */
export class Bound {
  readonly type: string
  readonly value: unknown
  constructor(type: string, value: unknown) {
    this.type = type
    this.value = value
  }
}

/** A piece of SQL: text with numbered holes, and what fills them. */
export class Sql {
  readonly parts: readonly string[]
  readonly values: readonly Bound[]
  constructor(parts: readonly string[], values: readonly Bound[]) {
    this.parts = parts
    this.values = values
  }
  /** The text with `{p0:Type}` holes, and the parameters by name. */
  render(): { query: string; params: Record<string, unknown> } {
    const params: Record<string, unknown> = {}
    let query = this.parts[0] ?? ''
    this.values.forEach((bound, i) => {
      params[`p${i}`] = bound.value
      query += `{p${i}:${bound.type}}${this.parts[i + 1]}`
    })
    return { query, params }
  }
}

/** SQL as a template: a hole takes a bound value or another piece of SQL. A plain string does not compile. */
export function sql(strings: TemplateStringsArray, ...holes: (Bound | Sql)[]): Sql {
  const parts: string[] = [strings[0] ?? '']
  const values: Bound[] = []
  const append = (text: string) => {
    parts[parts.length - 1] += text
  }
  holes.forEach((hole, i) => {
    if (hole instanceof Bound) {
      values.push(hole)
      parts.push('')
    } else {
      append(hole.parts[0] ?? '')
      values.push(...hole.values)
      parts.push(...hole.parts.slice(1))
    }
    append(strings[i + 1] ?? '')
  })
  return new Sql(parts, values)
}

/** Pieces joined by a separator written in the source. */
export function join(pieces: readonly Sql[], separator: Sql = sql`, `): Sql {
  return pieces.reduce((all, piece, i) => (i ? sql`${all}${separator}${piece}` : piece), sql``)
}

/** An identifier or other text from a literal in the source, never from input. */
export function literal<const Name extends string>(name: string extends Name ? never : Name): Sql {
  return new Sql([name], [])
}

/**
 * A whole number as text of the statement, negative ones in brackets. For lambdas and long expressions: a bound one is cast anew
 * wherever it stands, in a lambda for each element.
 */
export function whole(value: number | bigint): Sql {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Error(`${value} is no whole number that is exact.`)
  return new Sql([value < 0 ? `(${value})` : String(value)], [])
}

export const str = (value: string) => new Bound('String', value)
export const strs = (values: readonly string[]) => new Bound('Array(String)', values)
export const u64 = (value: number | bigint) => new Bound('UInt64', String(value))
export const i64 = (value: number | bigint) => new Bound('Int64', String(value))
export const u64s = (values: readonly (number | bigint)[]) => new Bound('Array(UInt64)', values.map(BigInt))
export const day = (value: string) => new Bound('Date', value)
/** An instant, bound with milliseconds in UTC. */
export const instant = (value: Date) => new Bound("DateTime64(3, 'UTC')", instantText(value))
