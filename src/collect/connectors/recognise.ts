import { connectors as all } from './catalogue.ts'
import type { Connector } from './define.ts'
import { matchColumns, normaliseHeader } from './match.ts'

export type Recognition = { connector: Connector; certainty: number }

/** Of a table with repeating columns, at least this many must be there. */
const fewestWideColumns = 2

/** A general table is recognised only if it knows this share of the columns, or this many. */
const leastKnown = 1 / 3
const enoughFields = 6

/**
 * The connector that reads a table with these columns, with a certainty from 0 to 1. A source with a signature of its own
 * stands above general tables. Undefined where no connector fits, or where two fit equally well.
 */
export function recognise(columns: readonly string[], connectors = all): Recognition | undefined {
  const fits = connectors
    .map((connector) => ({ connector, certainty: certaintyOf(connector, columns) }))
    .filter((fit) => fit.certainty > 0)
    .sort((a, b) => b.certainty - a.certainty)
  const [best, second] = fits
  return best && best.certainty !== second?.certainty ? best : undefined
}

function certaintyOf(connector: Connector, columns: readonly string[]): number {
  const found = matchColumns(connector.fields, columns)
  const required = Object.keys(connector.fields).filter((name) => connector.fields[name]?.required)
  if (!required.every((name) => found.has(name))) return 0
  if (connector.oneOf && !connector.oneOf.some((name) => found.has(name))) return 0
  const headers = columns.map(normaliseHeader).filter((header) => header !== '')
  if (connector.signature && !hasSignature(connector.signature, headers)) return 0
  const wide = connector.wideColumn ? columns.filter(connector.wideColumn).length : 0
  if (connector.wideColumn && wide < fewestWideColumns) return 0
  const known = Math.min(1, (found.size + wide) / headers.length)
  if (connector.signature) return 0.6 + 0.4 * known
  if (known < leastKnown && found.size < enoughFields) return 0
  // Of two general tables that fit, the one that asks for more is the better answer.
  return 0.2 + 0.3 * known + 0.02 * Math.min(5, required.length)
}

function hasSignature(signature: readonly string[], headers: readonly string[]): boolean {
  const own = new Set(signature.map(normaliseHeader))
  return headers.some((header) => own.has(header) || own.has(header.replace(/ ?\([^()]*\)$/, ' (*)')))
}
