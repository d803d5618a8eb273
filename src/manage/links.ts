import { type Kysely, sql } from 'kysely'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { newLinkCode } from '../kernel/link-code.ts'
import type { Tables } from '../store/registry/tables.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import { type LinkInput, type LinkKind, linkInput, linkPatch, mostLinksAtOnce } from './link-input.ts'
import { type MadeLink, makeLink } from './link-made.ts'
import type { Stated } from './loads.ts'

export type Link = MadeLink & {
  id: string
  archived_at: Date | null
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  updated_at: Date
}
/** Links that were made, and those that were there for the same creator, post and channel. */
export type MadeLinks = { made: Link[]; there: Link[] }

const stated = [
  ...(['code', 'kind', 'title', 'target', 'account', 'message', 'channel', 'creator', 'post', 'coupon'] as const),
  ...(['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const),
  ...(['ios_target', 'android_target', 'fallback', 'expires_at'] as const),
]
const columns = ['id', ...stated, 'archived_at', 'created_by', 'created_at', 'updated_at'] as const

/** Makes one link. Throws `bad_request` naming the field, or `conflict` for a code or a creator's post that has one. */
export async function createLink(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<Link> {
  const { made, there } = await createLinks(registry, actor, brand, [input])
  const [link] = made
  if (link) return link
  const reason = `${there[0]?.code} is the code of this creator, post and channel already; one is enough`
  throw new Problem('conflict', { reason, field: 'creator' })
}

/**
 * Makes links, all or none. Those whose creator, post and channel have a code already are left as they are. Throws
 * `bad_request` naming row and field, or `conflict` for a chosen code that is taken.
 */
export async function createLinks(
  registry: Stated,
  actor: Actor,
  brand: string,
  inputs: readonly unknown[],
): Promise<MadeLinks> {
  if (inputs.length === 0 || inputs.length > mostLinksAtOnce) {
    throw new Problem('bad_request', { reason: `make 1 to ${mostLinksAtOnce} links at once` })
  }
  const read = inputs.map((input, place) => inRow(place, inputs.length, () => readInput(linkInput, input)))
  return audited(registry, { actor, brand, action: 'links.create' }, async (tx) => {
    const result: MadeLinks = { made: [], there: [] }
    for (const [place, input] of read.entries()) {
      const { link, isNew } = await inRowAsync(place, read.length, () => insert(tx.db, actor, brand, input))
      result[isNew ? 'made' : 'there'].push(link)
    }
    const [first] = result.made
    const what = result.made.length === 1 ? `links/${first?.id}` : 'links'
    const after = result.made.length === 1 ? first : { codes: result.made.map(({ code }) => code) }
    return { what, after: after ?? null, result }
  })
}

const mintings = 8

async function insert(db: Kysely<Tables>, actor: Actor, brand: string, input: LinkInput) {
  const { code: chosen, ...fields } = input
  for (let minted = 0; minted < mintings; minted++) {
    const { kind, id, name } = actor
    const row = {
      ...makeLink(fields, chosen || newLinkCode()),
      id: newId('lnk'),
      brand,
      created_by: JSON.stringify({ kind, id, name }),
    }
    const made = await db
      .insertInto('links')
      .values(row)
      .onConflict((taken) => taken.doNothing())
      .returning(columns)
      .executeTakeFirst()
    if (made) return { link: shown(made), isNew: true }
    const there = input.creator === '' ? undefined : await ofCreator(db, brand, input)
    if (there) return { link: there, isNew: false }
    if (chosen) throw new Problem('conflict', { reason: `the code ${chosen} is taken`, field: 'code' })
  }
  throw new Error(`No free code was found in ${mintings} attempts.`)
}

async function ofCreator(db: Kysely<Tables>, brand: string, { creator, post, channel }: LinkInput) {
  const row = await db
    .selectFrom('links')
    .select(columns)
    .where('brand', '=', brand)
    .where('archived_at', 'is', null)
    .where(sql`lower(creator)`, '=', sql`lower(${creator})`)
    .where(sql`lower(post)`, '=', sql`lower(${post})`)
    .where(sql`lower(channel)`, '=', sql`lower(${channel})`)
    .executeTakeFirst()
  return row && shown(row)
}

/**
 * Changes a link; its code stays. With `seen` (its `updated_at` as it was looked at), one that was changed since is a
 * `conflict`. Throws `not_found`, or `bad_request` naming the field.
 */
export async function updateLink(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
  seen?: Date,
): Promise<Link> {
  const { archived, ...change } = readInput(linkPatch, input)
  return audited(registry, { actor, brand, action: 'links.update' }, async ({ db }) => {
    const found = await db
      .selectFrom('links')
      .select(columns)
      .where('brand', '=', brand)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Problem('not_found', { what: 'link' })
    const before = shown(found)
    if (seen && seen.getTime() !== before.updated_at.getTime()) {
      throw new Problem('conflict', {
        reason: { en: 'somebody changed it meanwhile; look at it again', zh: '期间已被他人修改，请重新查看' },
      })
    }
    const made = makeLink({ ...fieldsOf(before), ...change }, before.code)
    const archived_at =
      archived === undefined ? before.archived_at : archived ? (before.archived_at ?? new Date()) : null
    const after = await db
      .updateTable('links')
      .set({ ...made, archived_at, updated_at: new Date() })
      .where('id', '=', id)
      .returning(columns)
      .executeTakeFirstOrThrow()
      .catch(asConflict)
    const result = shown(after)
    return { what: `links/${id}`, before, after: result, result }
  })
}

function fieldsOf(link: Link): Omit<LinkInput, 'code'> {
  const { id: _id, code: _code, archived_at: _a, created_by: _b, created_at: _c, updated_at: _u, ...fields } = link
  return { ...fields, language: 'en', expires_at: link.expires_at?.toISOString() ?? null }
}

type Row = Omit<Link, 'kind'> & { kind: string }

export const linkColumns = columns

export function shown({ kind, ...row }: Row): Link {
  return { ...row, kind: kind as LinkKind }
}

function asConflict(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '23505') {
    throw new Problem('conflict', { reason: 'this creator, post and channel have another link' }, error)
  }
  throw error
}

/** Says in which row of several something is wrong. */
function named(error: unknown, place: number, rows: number): unknown {
  if (rows === 1 || !(error instanceof Problem)) return error
  const { reason, ...details } = error.details
  return new Problem(error.code, { ...details, reason: `row ${place + 1}: ${reason}` }, error)
}

function inRow<Result>(place: number, rows: number, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw named(error, place, rows)
  }
}

async function inRowAsync<Result>(place: number, rows: number, work: () => Promise<Result>): Promise<Result> {
  return work().catch((error) => {
    throw named(error, place, rows)
  })
}
