import { quoted } from './literals.ts'
import type { Layout } from './warehouse.ts'

/** Acknowledged means on disk: by default the engine leaves that to the kernel, and a power loss breaks the table. */
const durability = 'fsync_after_insert = 1, fsync_part_directory = 1'
const deduplicatedInserts = 1000

/**
 * The statements of a migration as a layout runs them. Placeholders: `{{table x}}` in CREATE and ALTER, `{{local x}}` for
 * the table that holds the rows, `{{each x}}` in an ALTER of both that table and the one over the shards, `{{MergeTree}}`, and `{{distributed x key}}`, a statement of its own that puts the plain
 * name over the shards. A statement with {{MergeTree}} or {{ReplacingMergeTree version, is_deleted}} gets the settings of durable,
 * deduplicated inserts.
 */
export function expand(text: string, layout: Layout): string[] {
  return splitStatements(text)
    .flatMap((statement) => (layout.sharded ? [statement, overShards(statement)] : [statement]))
    .map((statement) => expandStatement(statement, layout))
    .filter((statement) => statement !== '')
}

/** The same change of the table over the shards; empty where the statement is about one table alone. */
function overShards(statement: string): string {
  return statement.includes('{{each ') ? statement.replace(/\{\{each (\w+)\}\}/g, '{{plain $1}}') : ''
}

function expandStatement(statement: string, layout: Layout): string {
  const settled = ofMergeTree.test(statement) ? withSettings(statement, tableSettings(layout)) : statement
  const on = layout.sharded && layout.onCluster ? ` ON CLUSTER ${quoted(layout.cluster)}` : ''
  const suffix = layout.sharded ? '_local' : ''
  const text = settled
    .replace(/\{\{(?:table|each) (\w+)\}\}/g, `$1${suffix}${on}`)
    .replace(/\{\{plain (\w+)\}\}/g, `$1${on}`)
    .replace(/\{\{local (\w+)\}\}/g, `$1${suffix}`)
    .replace(ofMergeTree, (_, kind: string, columns = '') => engine(kind, columns, layout))
    .replace(/\{\{distributed (\w+) (.+?)\}\}/g, (_, table: string, key: string) => distributed(table, key, layout, on))
  const unknown = /\{\{.*?\}\}/.exec(text)
  if (unknown) throw new Error(`The migration has an unknown placeholder: ${unknown[0]}`)
  return text.trim()
}

function distributed(table: string, key: string, layout: Layout, on: string): string {
  if (!layout.sharded) return ''
  const target = [layout.cluster, layout.database, `${table}_local`].map(quoted).join(', ')
  return `CREATE TABLE IF NOT EXISTS ${table}${on} AS ${table}_local ENGINE = Distributed(${target}, ${key})`
}

const ofMergeTree = /\{\{(Replacing|)MergeTree ?([\w, ]*)\}\}/

function engine(kind: string, columns: string, layout: Layout): string {
  if (!layout.sharded || !layout.onCluster) return `${kind}MergeTree${columns && `(${columns})`}`
  const place = ["'/clickhouse/tables/{shard}/{database}/{table}'", "'{replica}'", ...(columns ? [columns] : [])]
  return `Replicated${kind}MergeTree(${place.join(', ')})`
}

function tableSettings(layout: Layout): string {
  const window = layout.sharded && layout.onCluster ? 'replicated' : 'non_replicated'
  return `${durability}, ${window}_deduplication_window = ${deduplicatedInserts}`
}

function withSettings(statement: string, settings: string): string {
  return /\bSETTINGS\b/.test(statement) ? `${statement}, ${settings}` : `${statement}\nSETTINGS ${settings}`
}

/** A comment, a quoted text, the end of a statement, or any other character; in this order. */
const token = /--[^\n]*|\/\*.*?\*\/|'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|./gs

/** Statements without their comments; a semicolon inside quotes does not end one. */
export function splitStatements(text: string): string[] {
  const statements = ['']
  for (const [piece] of text.matchAll(token)) {
    if (piece === ';') statements.push('')
    else statements[statements.length - 1] += /^(--|\/\*)/.test(piece) ? ' ' : piece
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '')
}
