import { Problem } from '../../kernel/errors.ts'
import { connectorById } from '../connectors/catalogue.ts'
import type { Connector, ReadOptions } from '../connectors/define.ts'
import { mappedColumns, matchColumns } from '../connectors/match.ts'
import { recognise } from '../connectors/recognise.ts'
import { detectStyles } from '../connectors/styles.ts'
import { suggestConnector, suggestMapping } from '../connectors/suggest.ts'
import { columnNames } from './header-row.ts'
import type { Suggestion } from './import-records.ts'
import type { RememberedMapping } from './mappings.ts'
import type { OpenTable } from './open-table.ts'

/** How a table is to be read. */
export type ChosenReading = {
  connector: Connector
  /** Field → header, where it was stated; else the connector finds its columns by name. */
  mapping: Record<string, string> | undefined
  options: ReadOptions
  ambiguous: readonly ('dateOrder' | 'decimal')[]
}

type Given = {
  table: Pick<OpenTable, 'columns' | 'sample'>
  brand: { currency: string; time_zone: string }
  /** What the user said about this import. */
  stated: { connector: string | null; mapping: Record<string, string> | null; options: Partial<ReadOptions> }
  remembered: RememberedMapping | undefined
}

/** Chooses connector, mapping and options: what was stated, then what is remembered, then what is recognised. Undefined where a person has to map. */
export function chooseReading({ table, brand, stated, remembered }: Given): ChosenReading | undefined {
  const recalled = stated.connector === null || stated.connector === remembered?.connector ? remembered : undefined
  const mapping = stated.mapping ?? recalled?.mapping
  const connector = connectorById(stated.connector ?? recalled?.connector ?? '') ?? recognise(table.columns)?.connector
  if (!connector || lacking(connector, table.columns, mapping).length > 0) return undefined
  const { ambiguous, ...styles } = detectStyles(table.columns, table.sample, connector, mapping)
  const said = { ...recalled?.options, ...stated.options }
  return {
    connector,
    mapping,
    options: { ...defaults(brand), ...usual(connector), ...styles, ...said },
    ambiguous: ambiguous.filter((style) => said[style] === undefined),
  }
}

/** Required fields for which the table has no column. */
function lacking(
  connector: Connector,
  columns: readonly string[],
  mapping: Record<string, string> | undefined,
): string[] {
  const found = mapping ? mappedColumns(mapping, columns) : matchColumns(connector.fields, columns)
  return Object.entries(connector.fields).flatMap(([name, { required }]) =>
    required && !found.has(name) ? [name] : [],
  )
}

/** Throws `bad_request` where a mapping names what is not there, or leaves out what must be. */
export function checkMapping(header: readonly string[], id: string, columns: Record<string, string>): void {
  const connector = connectorById(id)
  if (!connector)
    throw new Problem('bad_request', { reason: { en: `there is no connector ${id}`, zh: `没有名为 ${id} 的来源` } })
  const unknown = Object.keys(columns).find((name) => !(name in connector.fields))
  if (unknown)
    throw new Problem('bad_request', {
      reason: { en: `${id} has no field ${unknown}`, zh: `${id} 没有字段 ${unknown}` },
    })
  const missing = lacking(connector, columnNames(header), columns)
  if (missing.length === 0) return
  const fields = missing.join(', ')
  const reason = { en: `choose a column for ${fields}`, zh: `请为 ${fields} 选择列` }
  throw new Problem('bad_request', { reason })
}

/** Where mapping by hand begins. */
export function suggest({ columns, sample }: Given['table'], stated: string | null): Suggestion {
  const connector = connectorById(stated ?? '') ?? suggestConnector(columns, sample)
  return { connector: connector?.id ?? null, columns: connector ? suggestMapping(columns, connector, sample) : {} }
}

/** What the connector says is usual for its source; an empty option only asks the user, and the brand's own stands. */
function usual({ options = {} }: Connector): Partial<ReadOptions> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''))
}

function defaults(brand: Given['brand']): ReadOptions {
  const dateOrder = brand.currency === 'USD' ? 'mdy' : 'dmy'
  return { store: '', currency: brand.currency, timeZone: brand.time_zone, dateOrder, decimal: 'point', country: '' }
}
