import { createHash } from 'node:crypto'
import type { Stated } from '../../manage/loads.ts'
import type { ReadOptions } from '../connectors/define.ts'
import { normaliseHeader } from '../connectors/match.ts'

/** How a brand reads a header: the connector, field → header, and the options that were stated. */
export type RememberedMapping = { connector: string; mapping: Record<string, string>; options: Partial<ReadOptions> }

/** Names a header, whatever its case and spaces. */
function headerHash(columns: readonly string[]): string {
  const names = columns.map(normaliseHeader).filter((name) => name !== '')
  return createHash('sha256').update(names.join('\u001f')).digest('hex')
}

/** What the brand chose for this header before. */
export async function recallMapping(
  { db }: Stated,
  brand: string,
  columns: readonly string[],
): Promise<RememberedMapping | undefined> {
  const row = await db
    .selectFrom('mappings')
    .select(['connector', 'mapping', 'options'])
    .where('brand', '=', brand)
    .where('header_hash', '=', headerHash(columns))
    .executeTakeFirst()
  return row as RememberedMapping | undefined
}

/** Remembers the choice for this header, instead of an earlier one. */
export async function rememberMapping(
  { db }: Stated,
  brand: string,
  columns: readonly string[],
  chosen: RememberedMapping,
): Promise<void> {
  const values = {
    connector: chosen.connector,
    mapping: JSON.stringify(chosen.mapping),
    options: JSON.stringify(chosen.options),
    updated_at: new Date(),
  }
  await db
    .insertInto('mappings')
    .values({ brand, header_hash: headerHash(columns), ...values })
    .onConflict((conflict) => conflict.columns(['brand', 'header_hash']).doUpdateSet(values))
    .execute()
}
