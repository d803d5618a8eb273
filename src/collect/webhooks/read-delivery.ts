import type { WebhookSource } from '../../manage/webhook-secrets.ts'
import { Unreadable } from '../connectors/define.ts'
import { objectOf } from '../gateway/json.ts'
import { parseExact } from './exact-json.ts'
import type { Told } from './live-order.ts'
import { readShopify } from './shopify-order.ts'
import { readWooCommerce } from './woocommerce-order.ts'

/** What readers of each kind of shop are, and the name under which its order lines stand. */
const readers = {
  shopify: { read: readShopify, source: 'shopify-orders' },
  woocommerce: { read: readWooCommerce, source: 'woocommerce-orders' },
} as const

export type ShopKind = keyof typeof readers

/** The source of facts that the webhooks of a kind of shop state; Shopify's is that of its export, so that one replaces the other. */
export const factSourceOf = (kind: ShopKind): string => readers[kind].source

/** What a webhook tells. Throws `Unreadable`. */
export function readDelivery(
  { kind, topic, body }: { kind: ShopKind; topic: string; body: string },
  { store, sales_channel: salesChannel, currency }: Pick<WebhookSource, 'store' | 'sales_channel' | 'currency'>,
): Told {
  let parsed: unknown
  try {
    parsed = parseExact(body)
  } catch {
    throw noObject(body)
  }
  const json = objectOf(parsed)
  if (json !== parsed) throw noObject(body)
  return readers[kind].read(topic, json, { store, salesChannel, currency })
}

const noObject = (body: string) =>
  new Unreadable(
    'body',
    body.slice(0, 200),
    { en: 'The body is no JSON object.', zh: '请求体不是 JSON 对象。' },
    { en: 'Set the format of the webhook to JSON.', zh: '请将 webhook 的格式设为 JSON。' },
  )
