import { listFilters } from '../address/view.ts'
import type { ParamSchema } from '../api/measures.ts'

/** The words that a parameter can be; none where it is free. */
export function choicesOf(schema: ParamSchema | undefined): string[] {
  if (!schema) return []
  const values = schema.enum ?? schema.anyOf?.flatMap((one) => one.enum ?? []) ?? []
  return values.map(String)
}

export type InputKind = 'choice' | 'number' | 'switch' | 'text'

/** Which kind of input a parameter takes. */
export function inputKind(schema: ParamSchema): InputKind {
  if (choicesOf(schema).length) return 'choice'
  const types = [schema.type, ...(schema.anyOf ?? []).map(({ type }) => type)]
  if (types.includes('boolean')) return 'switch'
  if (types.includes('integer') || types.includes('number')) return 'number'
  return 'text'
}

const fromHeader = new Set<string>(['from', 'to', 'compare', 'basis', 'customer', 'currency', ...listFilters])

/** Parameters that a measure has beyond those that the header of the page sets. */
export function ownParams(properties: Record<string, ParamSchema> | undefined): [string, ParamSchema][] {
  return Object.entries(properties ?? {}).filter(([name]) => !fromHeader.has(name))
}
