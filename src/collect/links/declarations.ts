import { z } from 'zod'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { readInput } from '../../manage/input.ts'
import { linkByCode } from '../../manage/link-list.ts'
import type { Link } from '../../manage/links.ts'
import type { Stated } from '../../manage/loads.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { type Declaration, getDeclaration } from './declaration-list.ts'
import { linkSource } from './redirects.ts'

const named = z.string().trim().max(200).default('')
/** A code that somebody typed in a chat: for an order, or by a customer whose next orders it is about. */
export const declarationInput = z
  .strictObject({
    order_id: named.describe('The order it is about'),
    store: named.describe('The store of the order, where several number their orders alike'),
    customer_id: named.describe('The customer who typed it; counts for orders of the 30 days after'),
    said_in: named.describe('Where it was said, such as whatsapp'),
    at: z.iso.datetime({ offset: true }).optional().describe('When it was said; without, now'),
  })
  .refine(({ order_id, customer_id }) => order_id !== '' || customer_id !== '', 'state order_id or customer_id')

type About = {
  registry: Stated
  gateway: Gateway
  brand: { id: string; currency: string }
  actor: Actor
  requestId: string
}

/** Keeps that a code was declared; on the disk when it resolves. Throws `not_found` for a code of none of its links. */
export async function declareCode(about: About, code: string, input: unknown): Promise<Declaration> {
  const { at = new Date().toISOString(), ...said } = readInput(declarationInput, input)
  const saidAt = new Date(at).toISOString().replace('T', ' ').replace('Z', '')
  const link = await linkByCode(about.registry, about.brand.id, code)
  const made = {
    id: newId('dec'),
    code: link.code,
    at: saidAt,
    ...said,
    by: about.actor.name,
    edge: 'declared' as const,
  }
  return audited(about.registry, { actor: about.actor, brand: about.brand.id, action: 'codes.declare' }, async () => {
    await record(about, link, 'Code Declared', made)
    return { what: `links/${link.id}`, after: made, result: made }
  })
}

/** Takes a declaration back: it counts no more. */
export async function withdrawDeclaration(about: About, warehouse: Warehouse, code: string, id: string): Promise<void> {
  const link = await linkByCode(about.registry, about.brand.id, code)
  const there = await getDeclaration(warehouse, about.brand.id, link.code, id)
  const entry = { actor: about.actor, brand: about.brand.id, action: 'codes.withdraw' }
  await audited(about.registry, entry, async () => {
    await record(about, link, 'Code Declaration Withdrawn', there)
    return { what: `links/${link.id}`, before: there, result: undefined }
  })
}

async function record({ gateway, brand, requestId }: About, link: Link, event: string, said: Declaration) {
  const { id, at, order_id, customer_id, store, said_in, by } = said
  await gateway.record({
    brand: brand.id,
    currency: brand.currency,
    source: linkSource,
    code: { code: link.code, click: '', botReasons: [] },
    requestId,
    ip: '',
    userAgent: '',
    body: {
      event,
      messageId: crypto.randomUUID(),
      timestamp: `${at.replace(' ', 'T')}Z`,
      ...(customer_id ? { userId: customer_id } : { anonymousId: id }),
      properties: { order_id, declaration: id, store, said_in, by },
    },
  })
}
