import type { Stated } from './loads.ts'

/** The orders that figures know from events alone: their load (0: none), and the events of orders that it was made from. */
export type EventOrders = { load: number; events: number }

/** What the live figures were made from. */
export async function eventOrdersOf({ db }: Stated, brand: string): Promise<EventOrders> {
  const row = await db
    .selectFrom('brands')
    .select(['event_load as load', 'order_events as events'])
    .where('id', '=', brand)
    .executeTakeFirst()
  return row ?? { load: 0, events: 0 }
}

/** The shop of each of the brand's sources, those that have ended, too. */
export function shopsOfSources({ db }: Stated, brand: string) {
  return db.selectFrom('sources').select(['id', 'store', 'sales_channel']).where('brand', '=', brand).execute()
}

/** Brands that have sources, with the number of events of orders that their figures know. */
export function brandsWithSources({ db }: Stated): Promise<{ brand: string; events: number }[]> {
  const sources = db.selectFrom('sources').select('brand').distinct()
  return db.selectFrom('brands').select(['id as brand', 'order_events as events']).where('id', 'in', sources).execute()
}
