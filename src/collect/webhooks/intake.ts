import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/errors.ts'
import type { Seal } from '../../manage/seal.ts'
import { findWebhookSource } from '../../manage/webhook-secrets.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { Unreadable } from '../connectors/define.ts'
import { type Fault, keepDelivery } from './deliveries.ts'
import type { Told } from './live-order.ts'
import { readDelivery, type ShopKind } from './read-delivery.ts'
import { isSigned } from './signature.ts'

/** A webhook as it came over HTTP. */
export type WebhookRequest = {
  kind: ShopKind
  source: string
  body: Buffer
  signature: string
  topic: string
  /** The shop's id of the delivery, the same when it is tried again; '' where it has none. */
  deliveryId: string
}

/** What became of a webhook: taken, ignored (nothing of it is an order), set aside with a reason, or known already. */
export type Received = { status: 'taken' | 'ignored' | 'refused' | 'known'; fault?: Fault }

/**
 * Takes a webhook: on the disk when this resolves. One that is signed but cannot be read is set aside, and the shop is not
 * told to try again: the same body would come. Throws `not_found` for an unknown source, `bad_signature`.
 */
export async function receiveWebhook(
  { registry, seal }: { registry: Registry; seal: Seal },
  { kind, source: id, body, signature, topic, deliveryId }: WebhookRequest,
): Promise<Received> {
  const source = await findWebhookSource(registry, seal, kind, id)
  if (!source) throw new Problem('not_found', { what: 'source' })
  // WooCommerce asks whether the address answers, unsigned, before it keeps a webhook.
  if (kind === 'woocommerce' && /^webhook_id=\d+$/.test(body.toString())) return { status: 'ignored' }
  if (!isSigned(body, signature, source.secrets)) throw new Problem('bad_signature')
  const text = body.toString().replaceAll('\0', '')
  const { told, fault } = read({ kind, topic, body: text }, source)
  const status = fault ? 'refused' : told === 'ignored' ? 'ignored' : 'waiting'
  const isNew = await keepDelivery(registry, {
    source: id,
    id: keyOf({ kind, topic, body, deliveryId }),
    brand: source.brand,
    topic,
    status,
    body: status === 'ignored' ? null : text,
    fault: fault ? JSON.stringify(fault) : null,
  })
  if (!isNew) return { status: 'known' }
  return { status: status === 'waiting' ? 'taken' : status, ...(fault && { fault }) }
}

/** What tells a delivery that comes again. WooCommerce gives all that it sends within a second one id, so the body counts, too. */
function keyOf({
  kind,
  topic,
  body,
  deliveryId,
}: Pick<WebhookRequest, 'kind' | 'topic' | 'body' | 'deliveryId'>): string {
  if (kind === 'shopify' && deliveryId !== '') return deliveryId
  return `${deliveryId} ${createHash('sha256').update(topic).update(body).digest('hex')}`
}

function read(
  delivery: Parameters<typeof readDelivery>[0],
  source: Parameters<typeof readDelivery>[1],
): { told?: Told; fault?: Fault } {
  try {
    return { told: readDelivery(delivery, source) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { fault: faultOf(error) }
  }
}

export function faultOf({ field, value, reason, remedy }: Unreadable): Fault {
  return { field, value: value.replaceAll('\0', '').toWellFormed(), reason, remedy }
}
