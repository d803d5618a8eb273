import { z } from 'zod'
import { addDays, dayStart } from '../../../kernel/time.ts'
import { answered } from '../answered.ts'
import type { Cell, Read, Session } from '../define.ts'
import { ReadFault } from '../refusal.ts'
import { firstPage } from './first-page.ts'

const api = 'https://open-api.tiktokglobalshop.com'
/** The longest time that one request may ask about, and how many of them a first read goes back. */
const windowDays = 90
const firstWindows = 4
const atOnce = 100

/** `page` of window number `window` of that day's read, 0 being the latest; `done` once everything was read. */
const cursorShape = z.object({ day: z.string(), window: z.int(), page: z.string().optional(), done: z.boolean() })

/** Which creator brought which line of an order. */
export const affiliateOrders: Read<'store' | 'shop'> = {
  id: 'affiliate-orders',
  title: { en: 'Affiliate orders', zh: '联盟订单' },
  tables: {
    'tiktok-affiliate-orders': [
      ...[
        'order_id',
        'create_time',
        'store',
        'sku_id',
        'product_id',
        'quantity',
        'refunded_quantity',
        'creator_username',
      ],
      ...['content_type', 'content_id', 'settlement_status', 'fully_return', 'currency', 'estimated_commission_base'],
      ...['estimated_paid_commission', 'estimated_paid_shop_ads_commission', 'actual_commission_base'],
      ...['actual_paid_commission', 'actual_paid_shop_ads_commission', 'as of'],
    ],
  },
  async *pages(session, cursors) {
    const { data: kept } = cursorShape.safeParse(cursors['affiliate-orders'])
    const isGoingOn = kept?.day === session.day && kept.window >= 0
    // After a longer rest there is a time that no question about the last months reaches: all is read anew.
    const done = kept?.done === true && addDays(kept.day, windowDays) >= session.day
    let window = isGoingOn ? kept.window : done ? 0 : firstWindows - 1
    const cipher = await cipherOf(session)
    const ask = (page: string | undefined) => ordersOf(session, cipher, window, page)
    let found = await firstPage(isGoingOn ? kept.page : undefined, ask)
    for (;;) {
      const page = found.next_page_token || undefined
      if (page === undefined) window--
      const rows = found.orders.flatMap((order) => rowsOf(order, session))
      yield {
        rows: { 'tiktok-affiliate-orders': rows },
        cursor: { day: session.day, window, page, done: done || window < 0 },
      }
      if (window < 0) return
      found = await ask(page)
    }
  },
}

const shops = z.object({
  data: z.object({ shops: z.array(z.object({ id: z.string(), name: z.string(), cipher: z.string() })).default([]) }),
})

/** By what requests name the shop. Throws `ReadFault` where it is not clear which one is meant. */
async function cipherOf(session: Session<'store' | 'shop'>): Promise<string> {
  const { body } = await session.ask({ method: 'GET', url: `${api}/authorization/202309/shops` })
  const all = answered(shops, body).data.shops
  const { shop } = session.settings
  const found = shop ? all.filter(({ id }) => id === shop) : all
  const [one, another] = found
  if (one && !another) return one.cipher
  const said = all.map(({ id, name }) => `${id} ${name}`).join(', ') || 'none'
  throw new ReadFault({ kind: 'access', said: `shops of the app: ${said}`, remedy: sayWhich })
}

const sayWhich = {
  en: 'Write the id of the shop into the settings of the connection; it has to be one that has authorised the app.',
  zh: '请在连接的设置中填写店铺 ID，且该店铺须已授权此应用。',
}

const money = z.object({ amount: z.string(), currency: z.string() }).optional()
const line = z.object({
  sku_id: z.string().optional(),
  product_id: z.string().optional(),
  quantity: z.int().optional(),
  refunded_quantity: z.int().optional(),
  creator_username: z.string().optional(),
  content_type: z.string().optional(),
  content_id: z.string().optional(),
  settlement_status: z.string().optional(),
  fully_return: z.union([z.string(), z.boolean()]).optional(),
  price: money,
  estimated_commission_base: money,
  estimated_paid_commission: money,
  estimated_paid_shop_ads_commission: money,
  actual_commission_base: money,
  actual_paid_commission: money,
  actual_paid_shop_ads_commission: money,
})
const order = z.object({ id: z.string(), create_time: z.int(), skus: z.array(line).default([]) })
const found = z.object({
  data: z.object({ orders: z.array(order).default([]), next_page_token: z.string().optional() }),
})

async function ordersOf(session: Session, shop_cipher: string, window: number, page_token: string | undefined) {
  const seconds = (days: number) => dayStart(addDays(session.day, days), session.timeZone).getTime() / 1000
  const last = 1 - window * windowDays
  const { body } = await session.ask({
    method: 'POST',
    url: `${api}/affiliate_seller/202410/orders/search`,
    query: { shop_cipher, page_size: atOnce, page_token },
    body: { create_time_ge: seconds(last - windowDays), create_time_lt: seconds(last) },
  })
  return answered(found, body).data
}

const amounts = [
  ...(['estimated_commission_base', 'estimated_paid_commission', 'estimated_paid_shop_ads_commission'] as const),
  ...(['actual_commission_base', 'actual_paid_commission', 'actual_paid_shop_ads_commission'] as const),
]

/** Lines that a creator brought; others of the order are the shop's own. */
function rowsOf(
  { id, create_time, skus }: z.output<typeof order>,
  { settings, asOf }: Session,
): Record<string, Cell>[] {
  return skus.flatMap((sku) => {
    const { fully_return, price, ...said } = sku
    if (!said.creator_username) return []
    const told = Object.fromEntries(amounts.map((name) => [name, said[name]?.amount]))
    return [
      {
        ...{ order_id: id, create_time, store: settings.store, sku_id: said.sku_id, product_id: said.product_id },
        ...{
          quantity: said.quantity,
          refunded_quantity: said.refunded_quantity,
          creator_username: said.creator_username,
        },
        ...{ content_type: said.content_type, content_id: said.content_id, settlement_status: said.settlement_status },
        fully_return: fully_return === undefined ? undefined : String(fully_return),
        currency: amounts.map((name) => said[name]?.currency).find(Boolean) ?? price?.currency,
        ...told,
        'as of': asOf.toISOString(),
      },
    ]
  })
}
