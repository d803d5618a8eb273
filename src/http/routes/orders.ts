import { z } from 'zod'
import { brandScope, importsOfLoads } from '../../manage/loads.ts'
import { rateDayParam } from '../../measure/behind.ts'
import { currencyParam } from '../../measure/define.ts'
import { orderEntries } from '../../measure/order-entries.ts'
import { behindParams, behindRow, behindTotals, ordersBehind } from '../../measure/orders-behind.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, exchange, problemAnswers } from '../schemas.ts'

const page = z.object({
  currency: z.string(),
  exchange,
  items: z.array(behindRow),
  totals: behindTotals.optional().describe('Of all orders behind the figure; on the first page only'),
  next: z.string().optional(),
})
const origin = z.object({ import: z.string().nullable(), file_name: z.string().nullable() })
const amount = z.object({ name: z.string(), amount: z.int().nullable(), basis: z.string() })
const entry = z.looseObject({
  entry: z.string(),
  at: z.string(),
  sku: z.string(),
  units: z.int(),
  amounts: z.array(amount),
  load: z.int(),
  line_no: z.int(),
})
const source = z.looseObject({
  fact: z.string(),
  load: z.int(),
  line_no: z.int(),
  source: z.string(),
  as_of: z.string(),
  says: z.string(),
  removed: z.boolean().describe('The order came without this line, which counts no more'),
  ...origin.shape,
})
const detail = z.looseObject({
  store: z.string(),
  order_id: z.string(),
  currency: z.string(),
  exchange,
  entries: z.array(entry).describe('What the ledger says of the order'),
  sources: z.array(source).describe('The lines of files that it was read from'),
})

/** The way down from a figure: its orders, and all that is known of one. */
export function orderRoutes(app: App, { warehouse, registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/orders',
    config: { needs: 'viewer', tool: 'orders' },
    schema: {
      tags: ['measures'],
      summary: 'The orders behind a figure, by its own filters and what narrows it to a row',
      params: brandParams,
      querystring: behindParams.strict(),
      response: { 200: page, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const scope = await brandScope(registry, memberOf(request).brand)
      return ordersBehind({ warehouse }, scope, request.query, { signal: abortedBy(reply) })
    },
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand/orders/:order_id',
    config: { needs: 'viewer', tool: 'order' },
    schema: {
      tags: ['measures'],
      summary: 'One order: its entries, and the lines of files behind them',
      params: brandParams.extend({ order_id: z.string() }),
      querystring: z.strictObject({
        store: z.string().default('').describe('Store that the order is of'),
        currency: currencyParam.describe('Currency of the amounts; converted at the rate of the day of the order'),
        rate_day: rateDayParam.describe('… or of this day'),
      }),
      response: { 200: detail, ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const scope = await brandScope(registry, brand)
      const found = await orderEntries({ warehouse }, scope, { ...request.query, order_id: request.params.order_id })
      const imports = await importsOfLoads(
        registry,
        brand,
        found.sources.map(({ load }) => load),
      )
      const sources = found.sources.map((one) => ({
        ...one,
        import: imports.get(one.load)?.id ?? null,
        file_name: imports.get(one.load)?.file_name ?? null,
      }))
      return { ...found, sources }
    },
  })
}
