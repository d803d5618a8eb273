import { type Sql, sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { creatorKey } from './creator-key.ts'
import { currentRows, dayOf } from './current.ts'
import { converted } from './rounding.ts'
import type { DeriveScope } from './scope.ts'
import { ratesOf } from './toll-rules.ts'

const columns = sql`store, sales_channel, order_id, platform, handle, content_type, content_id, sku, placed_at, state, currency, base_minor, commission_minor`

/**
 * Whom reports name for an order, a row for each creator. It is void where nothing of it is paid any more; settled where
 * all that is left is. What a void line would have paid does not count; where a line that counts does not say its base or commission, that of the
 * order is not known.
 */
export async function deriveReportedOrders(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  const rows = sql`SELECT *, ${creatorKey(sql`handle`)} AS called, ${dayOf('placed_at', scope)} AS placed_on
      FROM (${currentRows('order_reports', scope, columns)})`
  const texts = (column: 'content_type' | 'content_id' | 'sku') =>
    sql`arraySort(groupUniqArrayIf(toString(${listed[column]}), ${listed[column]} != ''))`
  const whole = (amount: Sql) => sql`if(countIf(state != 'void' AND ${amount} IS NULL) > 0, NULL, sum(${amount}))`
  await warehouse.run(sql`
    INSERT INTO reported_orders (brand, slice, store, sales_channel, order_id, platform, handle, spelt, placed_at, state,
      content_types, content_ids, skus, base, commission)
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, store, sales_channel, order_id, platform, called, min(handle), min(told.placed_at),
      multiIf(countIf(state != 'void') = 0, 'void', countIf(state = 'open') = 0, 'settled', 'open'),
      ${texts('content_type')}, ${texts('content_id')}, ${texts('sku')}, ${whole(sql`base_`)}, ${whole(sql`commission_`)}
    FROM (
      SELECT rows.*, if(state = 'void' OR base_minor IS NULL OR minor_rate = 0, NULL, ${converted(sql`assumeNotNull(base_minor)`, sql`minor_rate`)}) AS base_,
        if(state = 'void' OR commission_minor IS NULL OR minor_rate = 0, NULL, ${converted(sql`assumeNotNull(commission_minor)`, sql`minor_rate`)}) AS commission_
      FROM (${rows}) AS rows
      GLOBAL LEFT JOIN ${ratesOf(scope)} AS rates ON rows.placed_on = rates.rate_day AND rows.currency = rates.rate_currency
    ) AS told
    GROUP BY store, sales_channel, order_id, platform, called`)
}

const listed = { content_type: sql`content_type`, content_id: sql`content_id`, sku: sql`sku` }
