import { createHmac } from 'node:crypto'
import { createGateway } from '../src/collect/gateway/gateway.ts'
import type { ShopKind } from '../src/collect/webhooks/read-delivery.ts'
import { createWebhooks } from '../src/collect/webhooks/webhooks.ts'
import { rebuild } from '../src/derive/rebuild.ts'
import { createSeal } from '../src/manage/seal.ts'
import { createSource, type Source } from '../src/manage/sources.ts'
import { setWebhookSecret } from '../src/manage/webhook-secrets.ts'
import { sql, str } from '../src/store/sql.ts'
import { type Importing, importing } from './imports.ts'

const actor = { kind: 'local', id: 'test', name: 'test' } as const
const log = { info: () => {}, error: () => {} }
export const seal = createSeal('a secret of at least thirty-two characters')

/** A brand whose orders come from files, from the webhooks of a shop, and from events. */
export type LiveShop = Importing & {
  source: Source
  webhooks: ReturnType<typeof createWebhooks>
  /** Sends a webhook, signed, with a delivery id of its own unless one is given. */
  told(topic: string, body: object | string, more?: { id?: string; secret?: string }): Promise<{ status: string }>
  /** The same, without waiting until it is a fact. */
  received(topic: string, body: object | string): Promise<{ status: string }>
  /** Sends an event of the shop, and waits until it is in the warehouse. */
  happened(event: string, properties: object, more?: object): Promise<void>
  /** Rebuilds the figures, and gives the brand's orders. */
  orders(): Promise<Record<string, unknown>[]>
  /** The entries of the ledger: "entry day net_sales price_paid". */
  ledger(): Promise<string[]>
}

/** The intakes of a process share a registry, and each takes up what waits for any brand: these do so when they are told. */
const never = 2 ** 30
const opened: { close(): Promise<void> }[] = []

/** Ends the intakes of the shops so far: each takes up what waits for any brand. */
export async function closeShops(): Promise<void> {
  await Promise.all(opened.splice(0).map((one) => one.close()))
}

export async function liveShop(kind: ShopKind = 'shopify', batchMs = never): Promise<LiveShop> {
  const shop = await importing()
  const { brand, registry, warehouse, dataDir } = shop
  const source = await createSource(registry, actor, brand, { name: 'Shop', kind })
  const { secret } = await setWebhookSecret(registry, seal, { actor, brand, id: source.id }, {})
  const webhooks = createWebhooks({
    warehouse,
    registry,
    seal,
    log,
    onChange: () => {},
    batchMs,
    againMs: never,
  })
  opened.push(webhooks)
  const gateway = await createGateway({ warehouse, registry, dataDir, spoolBytes: 2 ** 26, log })
  const slice = async () => {
    await webhooks.load()
    await rebuild({ warehouse, registry }, brand)
    const brands = registry.db.selectFrom('brands').select('slice').where('id', '=', brand)
    return sql`brand = ${str(brand)} AND slice = ${str(String((await brands.executeTakeFirstOrThrow()).slice))}`
  }
  const receive: LiveShop['told'] = (topic, body, { id = crypto.randomUUID(), secret: other = secret } = {}) => {
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const signature = createHmac('sha256', other).update(bytes).digest('base64')
    return webhooks.receive({ kind, source: source.id, body: bytes, signature, topic, deliveryId: id })
  }
  return {
    ...shop,
    source,
    webhooks,
    received: (topic, body) => receive(topic, body),
    async told(topic, body, more) {
      const received = await receive(topic, body, more)
      await webhooks.load()
      return received
    },
    async happened(event, properties, more) {
      const sent = { type: 'track', event, anonymousId: 'ann', messageId: crypto.randomUUID(), properties, ...more }
      const body = Buffer.from(JSON.stringify({ batch: [sent] }))
      const request = { call: '', body, writeKey: source.write_key, requestId: 'r', ip: '', userAgent: '' }
      await gateway.accept(request)
      await gateway.idle()
    },
    orders: async () => warehouse.query(sql`SELECT * FROM orders WHERE ${await slice()} ORDER BY order_id`),
    async ledger() {
      const where = await slice()
      const rows = await warehouse.query<{ line: string }>(sql`
        SELECT concat(entry, ' ', toString(toDate(at)), ' ', toString(sum(net_sales)), ' ', toString(sum(price_paid))) AS line
        FROM order_economics WHERE ${where} GROUP BY entry, toDate(at) ORDER BY toDate(at), entry`)
      return rows.map(({ line }) => line)
    },
  }
}

const id = '5820982911946154508'
const line = (of: object) => ({ discount_allocations: [], gift_card: false, requires_shipping: true, ...of })

/** A webhook of an order of a Shopify shop, as text, since its ids are larger than numbers can be. */
export function shopifyOrder(more: Record<string, unknown> = {}): string {
  const order = {
    id: 'ID',
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: '#1001',
    created_at: '2026-01-05T10:20:00-05:00',
    updated_at: '2026-01-05T10:20:03-05:00',
    cancelled_at: null,
    currency: 'GBP',
    financial_status: 'paid',
    source_name: 'web',
    email: 'Ann@Example.com',
    customer: null,
    taxes_included: false,
    total_tax: '2.10',
    current_total_tax: '2.10',
    total_discounts: '3.80',
    discount_codes: [{ code: 'WELCOME10', amount: '3.80', type: 'percentage' }],
    landing_site: '/?utm_source=google&utm_medium=cpc&utm_campaign=spring',
    note_attributes: [],
    shipping_address: { country_code: 'GB', province_code: 'ENG' },
    shipping_lines: [{ price: '4.99', discounted_price: '4.99', discount_allocations: [] }],
    line_items: [
      line({
        id: 'MUG-ID',
        sku: 'MUG',
        name: 'Mug',
        quantity: 2,
        current_quantity: 2,
        price: '14.50',
        discount_allocations: [{ amount: '2.90' }],
      }),
      line({
        id: 'TEA-ID',
        sku: 'TEA',
        name: 'Tea',
        quantity: 1,
        current_quantity: 1,
        price: '9.00',
        discount_allocations: [{ amount: '0.90' }],
      }),
    ],
    refunds: [],
    ...more,
  }
  return exact(JSON.stringify(order))
}

/** Puts whole numbers beyond 2^53 where their names stand. */
export const exact = (text: string) =>
  text.replaceAll('"ID"', id).replaceAll('"MUG-ID"', '866550311766439020').replaceAll('"TEA-ID"', '866550311766439021')

/** Five pounds and their tax go back for the tea, on the 20th. */
export const refund = {
  id: 'REFUND',
  order_id: 'ID',
  created_at: '2026-01-20T09:00:00Z',
  refund_line_items: [
    {
      line_item_id: 'TEA-ID',
      quantity: 1,
      subtotal: '5.00',
      total_tax: '0.50',
      line_item: { sku: 'TEA', name: 'Tea' },
    },
  ],
  transactions: [{ kind: 'refund', status: 'success', amount: '5.50', currency: 'GBP' }],
  order_adjustments: [],
}

/** The order as it is after that. */
export const refundedOrder = () =>
  shopifyOrder({ updated_at: '2026-01-20T09:00:01Z', financial_status: 'partially_refunded', refunds: [refund] })

/** The export of the same order, from before the refund. */
export const orderFile = `Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Id
#1001,Ann@Example.com,paid,GBP,34.20,4.99,2.10,41.29,WELCOME10,3.80,2026-01-05 10:20:00 -0500,2,Mug,14.50,MUG,${id}
#1001,Ann@Example.com,,,,,,,,,2026-01-05 10:20:00 -0500,1,Tea,9.00,TEA,
`

/** What the shop's page tells of it. */
export const completed = {
  order_id: id,
  currency: 'GBP',
  total: 41.29,
  tax: 2.1,
  shipping: 4.99,
  discount: 3.8,
  coupon: 'WELCOME10',
  products: [
    { sku: 'MUG', quantity: 2, price: 14.5 },
    { sku: 'TEA', quantity: 1, price: 9 },
  ],
}
export const completedAt = { timestamp: '2026-01-05T15:20:05.000Z', sentAt: undefined }

/** An order of two mugs as WooCommerce tells it. */
export const wooOrder = {
  id: 727,
  number: '727',
  status: 'processing',
  currency: 'GBP',
  date_created_gmt: '2026-01-05T10:00:00',
  date_modified_gmt: '2026-01-05T10:00:00',
  shipping_total: '0.00',
  total_tax: '0.00',
  line_items: [{ name: 'Mug', sku: 'MUG', quantity: 2, subtotal: '12.00', total: '12.00', total_tax: '0.00' }],
  refunds: [] as object[],
}
