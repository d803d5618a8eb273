import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { readInput } from '../../manage/input.ts'
import { linkByCode } from '../../manage/link-list.ts'
import type { Link } from '../../manage/links.ts'
import type { Stated } from '../../manage/loads.ts'
import { sql, str } from '../../store/sql.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Gateway } from '../gateway/gateway.ts'
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

/** A code that was declared: the edge between the link and the order is `declared`. */
export const declaration = z
  .object({
    id: z.string(),
    code: z.string(),
    at: z.string().describe('UTC'),
    order_id: z.string(),
    store: z.string(),
    customer_id: z.string(),
    said_in: z.string(),
    by: z.string(),
    edge: z.literal('declared'),
  })
  .meta({ id: 'CodeDeclaration' })
export type Declaration = z.infer<typeof declaration>

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
  const link = await linkByCode(about.registry, about.brand.id, code)
  const made = { id: newId('dec'), code: link.code, at, ...said, by: about.actor.name, edge: 'declared' as const }
  return audited(about.registry, { actor: about.actor, brand: about.brand.id, action: 'codes.declare' }, async () => {
    await record(about, link, 'Code Declared', made)
    return { what: `links/${link.id}`, after: made, result: made }
  })
}

/** Takes a declaration back: it counts no more. */
export async function withdrawDeclaration(about: About, warehouse: Warehouse, code: string, id: string): Promise<void> {
  const link = await linkByCode(about.registry, about.brand.id, code)
  const there = (await declarationsOf(warehouse, about.brand.id, link.code)).find((one) => one.id === id)
  if (!there) throw new Problem('not_found', { what: 'declaration' })
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
      timestamp: at,
      ...(customer_id ? { userId: customer_id } : { anonymousId: id }),
      properties: { order_id, declaration: id, store, said_in, by },
    },
  })
}

/** What was declared for a code and not taken back, newest first. A new one is there within seconds. */
export async function declarationsOf(warehouse: Warehouse, brand: string, code: string): Promise<Declaration[]> {
  // Only Millpond's own events count: any sender can call one of its own a declaration.
  const ofCode = sql`brand = ${str(brand)} AND source = ${str(linkSource)} AND events.code = ${str(code)}`
  const rows = await warehouse.query<Record<string, string>>(sql`
    SELECT props['declaration'] AS id, code, toString(at) AS at, order_id, props['store'] AS store, user_id AS customer_id,
      props['said_in'] AS said_in, props['by'] AS by, 'declared' AS edge
    FROM events WHERE ${ofCode} AND name = 'code_declared' AND id GLOBAL NOT IN (
      SELECT props['declaration'] FROM events WHERE ${ofCode} AND name = 'code_declaration_withdrawn')
    ORDER BY events.at DESC LIMIT 1000`)
  return rows.map((row) => declaration.parse(row))
}
