import { z } from 'zod'
import { sql, str, u64 } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { lookLimits } from './latest-events.ts'

export const cataloguePeriod = z.strictObject({
  days: z.coerce.number().int().min(1).max(90).default(30).describe('How many days back, in UTC'),
})

/** What one name of event was in the period. */
export const eventKind = z
  .object({
    name: z.string(),
    events: z.int(),
    last_seen: z.string().describe('UTC, "2026-01-31 10:00:00.000"'),
    known_share: z.number().describe('Share of them that name a user id, from 0 to 1'),
    properties: z.array(z.string()).describe('What came with them, columns of their own and others; 100 at most'),
  })
  .meta({ id: 'EventKind' })
export type EventKind = z.infer<typeof eventKind>

const mostNames = 500

/** The names of the brand's events of late, the most frequent first; 500 at most. */
export async function eventCatalogue(
  warehouse: Warehouse,
  brand: string,
  { days }: z.infer<typeof cataloguePeriod>,
  { signal }: Pick<Options, 'signal'> = {},
): Promise<EventKind[]> {
  const options: Options = { limits: lookLimits, ...(signal && { signal }) }
  const rows = await warehouse.query<unknown>(
    sql`
    SELECT name, count() AS events, max(at) AS last_seen, countIf(user_id != '') / count() AS known_share,
      arraySlice(arraySort(arrayConcat(
        if(countIf(order_id != '') > 0, ['order_id'], []), if(countIf(isNotNull(value_minor)) > 0, ['value'], []),
        if(countIf(currency != '' AND isNotNull(value_minor)) > 0, ['currency'], []), if(countIf(coupon != '') > 0, ['coupon'], []),
        if(countIf(notEmpty(skus)) > 0, ['products'], []), if(countIf(search_term != '') > 0, ['search_term'], []),
        if(countIf(isNotNull(engaged_seconds)) > 0, ['engaged_seconds'], []),
        if(countIf(isNotNull(scroll_percent)) > 0, ['scroll_percent'], []),
        groupUniqArrayArray(100)(arrayMap(key -> toString(key), mapKeys(props)))
      )), 1, 100) AS properties
    FROM events WHERE brand = ${str(brand)} AND day > today() - ${u64(days)}
    GROUP BY name ORDER BY events DESC, name LIMIT ${u64(mostNames)}`,
    options,
  )
  return rows.map((row) => eventKind.parse(row))
}
