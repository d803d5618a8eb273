import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { getProductTest, type ProductTest } from './product-tests.ts'
import { country, plainText } from './text-fields.ts'

export const testPages = ['questions', 'prelaunch'] as const
export const testAudiences = ['creators', 'customers', 'others'] as const
export const mostInvitedAtOnce = 2000

/** One link for everybody, or one for each person who is named: that one has one answer. */
export const testLinkInput = z.strictObject({
  page: z.enum(testPages).describe('The questions, or the page of a product before it is sold'),
  audience: z.enum(testAudiences).default('others').describe('Who gets it'),
  market: z
    .union([z.literal(''), country])
    .default('')
    .describe('Where they are'),
  candidate: z
    .string()
    .max(40)
    .default('')
    .describe('Of a product page: which product; empty has one chosen at random'),
  label: plainText(200).default('').describe('Where it is put'),
  people: z
    .array(plainText(320).min(1))
    .max(mostInvitedAtOnce)
    .default([])
    .describe('Ids of customers, e-mail addresses or names of creators; a link for each'),
})
export const testLinkFilter = z.strictObject({
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(500),
})

export type TestLink = {
  id: string
  brand: string
  test: string
  page: (typeof testPages)[number]
  audience: (typeof testAudiences)[number]
  market: string
  candidate: string
  label: string
  person: string
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  revoked_at: Date | null
}

const columns = [
  ...(['id', 'brand', 'test', 'page', 'audience', 'market', 'candidate', 'label', 'person', 'created_by'] as const),
  ...(['created_at', 'revoked_at'] as const),
] as const

/** Links of a test, newest first. */
export async function listTestLinks(
  { db }: Stated,
  brand: string,
  test: string,
  { cursor, limit }: z.output<typeof testLinkFilter>,
): Promise<{ items: TestLink[]; next?: string }> {
  let query = db.selectFrom('product_test_links').select(columns).where('brand', '=', brand).where('test', '=', test)
  if (cursor) query = query.where('id', '<', cursor)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

/** One of the links of a test. Throws `not_found`. */
export async function getTestLink({ db }: Stated, brand: string, test: string, id: string): Promise<TestLink> {
  const mine = db.selectFrom('product_test_links').select(columns).where('brand', '=', brand)
  const row = await mine.where('test', '=', test).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'link' })
  return row
}

/** The link of an address and its test, of whichever brand; undefined where there is none, or it was taken back. */
export async function testOfLink(
  registry: Stated,
  id: string,
): Promise<{ link: TestLink; test: ProductTest } | undefined> {
  const link = await registry.db
    .selectFrom('product_test_links')
    .select(columns)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return link && { link, test: await getProductTest(registry, link.brand, link.test) }
}

/**
 * Makes the links. Somebody who is invited already keeps the link that they have. Throws `bad_request` naming the field, or
 * `not_found`.
 */
export function makeTestLinks(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
): Promise<{ made: TestLink[]; there: TestLink[] }> {
  const { people, ...fields } = readInput(testLinkInput, input)
  return audited(registry, { actor, brand, action: 'product-tests.link' }, async (tx) => {
    const { definition } = await getProductTest(tx, brand, id)
    demandPage(definition, fields)
    const there = await invitedAlready(tx, id, fields.page, people)
    const known = new Set(there.map(({ person }) => person.toLowerCase()))
    const fresh = [...new Map(people.map((person) => [person.toLowerCase(), person]))].filter(
      ([key]) => !known.has(key),
    )
    const persons = people.length === 0 ? [''] : fresh.map(([, person]) => person)
    const created_by = JSON.stringify({ kind: actor.kind, id: actor.id, name: actor.name })
    const rows = persons.map((person) => ({ id: newId('ptl'), brand, test: id, ...fields, person, created_by }))
    const made =
      rows.length === 0 ? [] : await tx.db.insertInto('product_test_links').values(rows).returning(columns).execute()
    // Who was invited stands in the links, which an erasure goes through; the trail says how many.
    return { what: `product-tests/${id}`, after: { ...fields, made: made.length }, result: { made, there } }
  })
}

function demandPage(
  { candidates, questions }: ProductTest['definition'],
  { page, candidate }: { page: string; candidate: string },
): void {
  if (page === 'questions' && questions.length === 0)
    throw new Problem('bad_request', { reason: 'page: the test has no questions', field: 'page' })
  if (candidate !== '' && (page === 'questions' || !candidates.some(({ id }) => id === candidate)))
    throw new Problem('bad_request', { reason: 'candidate: not one of the test', field: 'candidate' })
}

async function invitedAlready(tx: Stated, test: string, page: TestLink['page'], people: readonly string[]) {
  if (people.length === 0) return []
  const rows = await tx.db
    .selectFrom('product_test_links')
    .select(columns)
    .where('test', '=', test)
    .where('page', '=', page)
    .where('person', '!=', '')
    .where('revoked_at', 'is', null)
    .execute()
  const asked = new Set(people.map((person) => person.toLowerCase()))
  return rows.filter(({ person }) => asked.has(person.toLowerCase()))
}

/** Takes a link back: it opens nothing more. What was answered under it stays. Throws `not_found`. */
export function revokeTestLink(registry: Stated, actor: Actor, brand: string, test: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'product-tests.unlink' }, async (tx) => {
    const found = await getTestLink(tx, brand, test, id)
    await tx.db
      .updateTable('product_test_links')
      .set({ revoked_at: found.revoked_at ?? new Date() })
      .where('id', '=', id)
      .execute()
    return { what: `product-tests/${test}`, before: { link: id }, result: undefined }
  })
}
