import { sql } from 'kysely'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { shareOf } from '../kernel/share.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { sampleInput, samplePatch } from './collaboration-input.ts'
import { minorOf, type Sample, shownMoney, shownSample } from './collaboration-rows.ts'
import { given } from './given.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

/** Which samples are asked for: those that wait, are under way, are with the creator and not shown yet, or became posts. */
export const sampleStates = ['waiting', 'sent', 'received', 'posted'] as const
export const sampleFilter = z.strictObject({
  collaboration: z.string().max(100).default('').describe('Id of a collaboration'),
  state: z.union([z.literal(''), z.enum(sampleStates)]).default(''),
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
type SampleFilter = z.output<typeof sampleFilter>

/** The brand's samples, newest first. */
export async function listSamples(
  registry: Stated,
  brand: string,
  { collaboration, state, cursor, limit }: SampleFilter,
): Promise<{ items: Sample[]; next?: string }> {
  let query = samplesOf(registry, brand)
    .orderBy('samples.id', 'desc')
    .limit(limit + 1)
  if (cursor) query = query.where('samples.id', '<', cursor)
  if (collaboration) query = query.where('samples.collaboration', '=', collaboration)
  if (state) query = query.where(sql<boolean>`${isIn(state)}`)
  const rows = await query.execute()
  const items = rows.slice(0, limit).map(shownSample)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

function isIn(state: (typeof sampleStates)[number]) {
  if (state === 'posted') return sql`samples.posted_on IS NOT NULL`
  if (state === 'received') return sql`samples.received_on IS NOT NULL AND samples.posted_on IS NULL`
  if (state === 'sent')
    return sql`samples.sent_on IS NOT NULL AND samples.received_on IS NULL AND samples.posted_on IS NULL`
  return sql`samples.sent_on IS NULL AND samples.received_on IS NULL AND samples.posted_on IS NULL`
}

/**
 * How many samples were sent from where to where, how many arrived and how many became posts, with Wilson's interval (95%) of that share. Costs are told
 * by currency, of those samples whose cost is known.
 */
export async function countSamples({ db }: Stated, brand: string) {
  const wentOut = sql`(sent_on IS NOT NULL OR received_on IS NOT NULL OR posted_on IS NOT NULL)`
  const { rows } = await sql<Route>`
    SELECT stock_country, creator_country, count(*)::int AS sent, count(received_on)::int AS received, count(posted_on)::int AS posted,
      (count(*) FILTER (WHERE cost_minor IS NULL))::int AS cost_unknown
    FROM samples WHERE brand = ${brand} AND ${wentOut}
    GROUP BY stock_country, creator_country ORDER BY sent DESC, stock_country, creator_country LIMIT 200`.execute(db)
  const spent = await sql<{ currency: string; cost_minor: number }>`
    SELECT cost_currency AS currency, sum(cost_minor)::bigint AS cost_minor FROM samples
    WHERE brand = ${brand} AND ${wentOut} AND cost_minor IS NOT NULL GROUP BY cost_currency ORDER BY cost_currency`.execute(
    db,
  )
  const costs = spent.rows.flatMap(({ cost_minor, currency }) => shownMoney(cost_minor, currency) ?? [])
  const sum = (of: 'sent' | 'received' | 'posted' | 'cost_unknown') => rows.reduce((all, row) => all + row[of], 0)
  const all = { sent: sum('sent'), received: sum('received'), posted: sum('posted'), cost_unknown: sum('cost_unknown') }
  return { all: { ...all, ...postShare(all) }, routes: rows.map((row) => ({ ...row, ...postShare(row) })), costs }
}
type Route = {
  stock_country: string
  creator_country: string
  sent: number
  received: number
  posted: number
  cost_unknown: number
}

/** The share of samples that became posts; null where none was sent. */
export function postShare({ posted, sent }: { posted: number; sent: number }) {
  const share = shareOf(posted, sent)
  return {
    post_share: share?.share ?? null,
    post_share_low: share?.low ?? null,
    post_share_high: share?.high ?? null,
  }
}

/** Notes a sample for a collaboration. Throws `bad_request` naming the field. */
export async function createSample(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<Sample> {
  const { cost, ...stated } = readInput(sampleInput, input)
  demandOrder(stated)
  return audited(registry, { actor, brand, action: 'samples.create' }, async (tx) => {
    const found = await tx.db
      .selectFrom('collaborations')
      .select('id')
      .where('brand', '=', brand)
      .where('id', '=', stated.collaboration)
      .forKeyShare()
      .executeTakeFirst()
    if (!found)
      throw new Problem('bad_request', { reason: 'collaboration: not one of the brand', field: 'collaboration' })
    const id = newId('smp')
    await tx.db
      .insertInto('samples')
      .values({ id, brand, ...stated, ...costColumns(cost) })
      .execute()
    const result = await getSample(tx, brand, id)
    return { what: `samples/${id}`, after: result, result }
  })
}

/** Changes a sample: it was sent, it arrived, it became a post. Throws `not_found`, or `bad_request` naming the field. */
export async function updateSample(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
): Promise<Sample> {
  const { cost, ...change } = readInput(samplePatch, input)
  return audited(registry, { actor, brand, action: 'samples.update' }, async (tx) => {
    const one = tx.db.selectFrom('samples').select('id').where('brand', '=', brand).where('id', '=', id)
    await one.forUpdate().executeTakeFirst()
    const before = await getSample(tx, brand, id)
    demandOrder({ ...before, ...given(change) })
    await tx.db
      .updateTable('samples')
      .set({ ...given(change), ...(cost !== undefined && costColumns(cost)), updated_at: new Date() })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .execute()
    const result = await getSample(tx, brand, id)
    return { what: `samples/${id}`, before, after: result, result }
  })
}

/** Takes a sample away. Throws `not_found`. */
export async function removeSample(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'samples.remove' }, async (tx) => {
    const before = await getSample(tx, brand, id)
    await tx.db.deleteFrom('samples').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `samples/${id}`, before, result: undefined }
  })
}

/** A cost as columns. */
export function costColumns(cost: { amount: string; currency: string } | null) {
  return { cost_minor: cost && minorOf(cost.amount, cost.currency), cost_currency: cost?.currency ?? null }
}

type Dates = { sent_on: string | null; received_on: string | null; posted_on: string | null }

/** What does not go together in the days of a sample; undefined where they hold. */
export function dateFault({ sent_on, received_on, posted_on }: Dates) {
  if (sent_on && received_on && received_on < sent_on) return { field: 'received_on', ...beforeSent }
  const before = received_on ?? sent_on
  if (posted_on && before && posted_on < before) return { field: 'posted_on', ...beforeArrival }
  return undefined
}

const remedy = { en: 'Correct one of the two days.', zh: '请更正其中一个日期。' }
const beforeSent = { reason: { en: 'It lies before the day on which it was sent.', zh: '早于寄出日期。' }, remedy }
const beforeArrival = { reason: { en: 'It lies before the sample arrived.', zh: '早于样品签收日期。' }, remedy }

function demandOrder(dates: Dates): void {
  const wrong = dateFault(dates)
  if (wrong) throw new Problem('bad_request', { reason: `${wrong.field}: ${wrong.reason.en}`, field: wrong.field })
}

async function getSample(registry: Stated, brand: string, id: string): Promise<Sample> {
  const row = await samplesOf(registry, brand).where('samples.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'sample' })
  return shownSample(row)
}

const columns = [
  ...(['id', 'collaboration', 'sku', 'quantity', 'stock_country', 'stock_place', 'creator_country', 'route'] as const),
  ...([
    'cost_minor',
    'cost_currency',
    'customs',
    'tracking',
    'sent_on',
    'received_on',
    'posted_on',
    'post_url',
  ] as const),
  ...(['notes', 'created_at', 'updated_at'] as const),
] as const

/** The brand's samples, as a query that conditions are added to. */
export function samplesOf({ db }: Stated, brand: string) {
  return db
    .selectFrom('samples')
    .innerJoin('collaborations', 'collaborations.id', 'samples.collaboration')
    .innerJoin('creators', 'creators.id', 'collaborations.creator')
    .select(columns.map((column) => `samples.${column}` as const))
    .select(['collaborations.creator', 'collaborations.title', 'creators.name as creator_name'])
    .where('samples.brand', '=', brand)
}
