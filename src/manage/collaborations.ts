import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { dayOf } from '../kernel/time.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { getBrand } from './brands.ts'
import { hasFiles } from './collaboration-files.ts'
import { collaborationInput, collaborationPatch } from './collaboration-input.ts'
import { getCollaboration } from './collaboration-list.ts'
import { type Collaboration, termColumns } from './collaboration-rows.ts'
import { given } from './given.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { demandMember } from './owner.ts'

/** Begins a collaboration with a creator of the book. Throws `bad_request` naming the field. */
export async function createCollaboration(
  registry: Stated,
  actor: Actor,
  brand: string,
  input: unknown,
): Promise<Collaboration> {
  const { fee, commission_percent, order_cap, cap, ...stated } = readInput(collaborationInput, input)
  demandTerms({ commission_percent, starts_on: stated.starts_on, ends_on: stated.ends_on })
  return audited(registry, { actor, brand, action: 'collaborations.create' }, async (tx) => {
    await demandMember(tx, brand, stated.owner)
    await demandCreator(tx, brand, stated.creator)
    const { currency } = await getBrand(tx, brand)
    const id = newId('col')
    const { kind, id: by, name } = actor
    const created_by = JSON.stringify({ kind, id: by, name })
    const terms = termColumns({ fee, commission_percent, order_cap, cap }, currency)
    await tx.db
      .insertInto('collaborations')
      .values({ id, brand, ...stated, ...terms, created_by })
      .execute()
    const result = await getCollaboration(tx, brand, id)
    return { what: `collaborations/${id}`, after: result, result }
  })
}

/** Changes a collaboration, moves it to another stage, or puts it aside. Throws `not_found`, or `bad_request` naming the field. */
export async function updateCollaboration(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
): Promise<Collaboration> {
  const { fee, commission_percent, order_cap, cap, archived, ...change } = readInput(collaborationPatch, input)
  return audited(registry, { actor, brand, action: 'collaborations.update' }, async (tx) => {
    await tx.db
      .selectFrom('collaborations')
      .select('id')
      .where('brand', '=', brand)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    const before = await getCollaboration(tx, brand, id)
    demandTerms({ ...before, ...given({ commission_percent, starts_on: change.starts_on, ends_on: change.ends_on }) })
    if (change.owner !== undefined) await demandMember(tx, brand, change.owner)
    const { currency, time_zone } = await getBrand(tx, brand)
    const now = new Date()
    const comesOut = change.stage === 'posted' && before.stage !== 'posted' && before.posted_on === null
    await tx.db
      .updateTable('collaborations')
      .set({
        ...(comesOut && { posted_on: dayOf(now, time_zone) }),
        ...given(change),
        ...termColumns({ fee, commission_percent, order_cap, cap }, currency),
        ...(archived !== undefined && { archived_at: archived ? (before.archived_at ?? now) : null }),
        ...(change.stage && change.stage !== before.stage && { stage_since: now }),
        updated_at: now,
      })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .execute()
    const result = await getCollaboration(tx, brand, id)
    return { what: `collaborations/${id}`, before, after: result, result }
  })
}

/** Takes a collaboration away with its samples. Throws `not_found`, or `conflict` where something was paid under it. */
export async function removeCollaboration(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'collaborations.remove' }, async (tx) => {
    const before = await getCollaboration(tx, brand, id)
    const paid = await tx.db
      .selectFrom('payout_lines')
      .select('number')
      .where('brand', '=', brand)
      .where('collaboration', '=', id)
      .where('is_void', '=', false)
      .limit(1)
      .executeTakeFirst()
    if (await hasFiles(tx, brand, id)) throw new Problem('conflict', { reason: filesStay })
    if (paid || before.commission_percent !== null)
      throw new Problem('conflict', {
        reason: {
          en: 'it has a commission or payouts, which statements lead back to; archive it instead',
          zh: '该合作含佣金约定或付款记录，结算单需要追溯，请改为归档',
        },
      })
    await tx.db.deleteFrom('collaborations').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `collaborations/${id}`, before, result: undefined }
  })
}

const filesStay = {
  en: 'it has files, such as a contract; archive it instead',
  zh: '该合作有合同等文件，请改为归档',
}

type Term = { commission_percent?: string | null; starts_on?: string | null; ends_on?: string | null }

/** What does not go together in terms; undefined where they hold. */
export function termFault({ commission_percent, starts_on, ends_on }: Term) {
  if (commission_percent != null && starts_on == null) return { field: 'starts_on', ...noFirstDay }
  if (starts_on && ends_on && ends_on < starts_on) return { field: 'ends_on', ...endsEarly }
  return undefined
}

const noFirstDay = {
  reason: { en: 'A commission needs its first day.', zh: '有佣金时需填写订单起始日。' },
  remedy: { en: 'Say from which day on orders count.', zh: '请填写从哪天起计算订单。' },
}
const endsEarly = {
  reason: { en: 'It lies before the first day.', zh: '早于订单起始日。' },
  remedy: { en: 'Correct one of the two days.', zh: '请更正其中一个日期。' },
}

function demandTerms(terms: Term): void {
  const wrong = termFault(terms)
  if (wrong) throw new Problem('bad_request', { reason: `${wrong.field}: ${wrong.reason.en}`, field: wrong.field })
}

async function demandCreator({ db }: Stated, brand: string, creator: string): Promise<void> {
  const found = await db
    .selectFrom('creators')
    .select('id')
    .where('brand', '=', brand)
    .where('id', '=', creator)
    .where('gone_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst()
  if (!found) throw new Problem('bad_request', { reason: 'creator: not in the book', field: 'creator' })
}
