import { Problem } from '../../kernel/errors.ts'

/** An object of JSON whose parts are not known yet. */
export type Json = Readonly<Record<string, unknown>>

const nothing: Json = {}

/** The value as an object; an empty one where it is none. */
export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : nothing
}

/** A body as the JSON object it is. Throws `bad_request` where it is none. */
export function parseBody(body: Buffer): Json {
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString())
  } catch (cause) {
    throw new Problem('bad_request', { reason: 'the body is no JSON' }, cause)
  }
  if (objectOf(parsed) !== parsed) throw new Problem('bad_request', { reason: 'the body is no JSON object' })
  return parsed as Json
}

/** The value as text: numbers as they are written, anything else as none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.toWellFormed()
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** The first of the values that is text with something in it. */
export function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = textOf(value)
    if (text !== '') return text
  }
  return ''
}

/** The value as a number, also from text; undefined where it is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
