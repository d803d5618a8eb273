import type { Connector } from '../../api/connectors.ts'

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** The columns of a file whose headers are names of a connector's fields: where mapping by hand begins. */
export function columnsByName(connector: Connector | undefined, header: readonly string[]): Record<string, string> {
  const columns: Record<string, string> = {}
  for (const [field, { names }] of Object.entries(connector?.fields ?? {})) {
    const known = new Set(names.map(plain))
    const column = header.find((name) => known.has(plain(name)))
    if (column !== undefined) columns[field] = column
  }
  return columns
}
