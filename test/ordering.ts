import type { MadeUp } from '../bench/fabricate-customers.ts'
import { addDays } from '../src/kernel/time.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { insertRows } from './books.ts'

/** What is said of a customer's orders beside their days. */
type Said = { country?: string; sales_channel?: string; skus?: string[] }

/**
 * Orders of made-up customers, whose history ends on a day: the repeats of each at even distances, each bringing what they
 * bring on average. The first order brings a loss, which must not matter.
 */
export async function order(
  warehouse: Warehouse,
  { brand, slice }: { brand: string; slice: number },
  customers: readonly MadeUp[],
  end: string,
  say: (customer: number) => Said = () => ({}),
): Promise<void> {
  const rows = customers.flatMap(({ repeats, last, age, mean }, customer) =>
    Array.from({ length: repeats + 1 }, (_, i) => {
      const day = addDays(end, -age + (repeats && Math.floor((last * i) / repeats)))
      return {
        ...{ brand, slice, store: 'Shop', sales_channel: 'own_site', country: 'US', skus: ['SHIRT'] },
        ...say(customer),
        ...{
          order_id: `${customer}-${i}`,
          customer_id: `c${customer}`,
          order_rank: i + 1,
          ordered_at: `${day} 10:00:00`,
        },
        ...{ status: 'placed', counts: 1, ...margins(i === 0 ? -900 : Math.round(mean)) },
      }
    }),
  )
  await insertRows(warehouse, 'orders', rows)
}

/** An order without marketing has the same margin before and after it. */
const margins = (margin: number) => ({ cm2: margin, cm3: margin })
