import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { readInput } from '../../manage/input.ts'
import type { Stated } from '../../manage/loads.ts'
import { moveText } from '../../manage/move-text.ts'
import { type AudiencePeriod, audienceMeasures, audiencePeriod, audienceQuestion, demandQuestion } from './questions.ts'

const name = z.string().trim().min(1).max(120)

/** What an audience is made of. Who is in it is never kept. */
export const audienceInput = z.strictObject({
  name,
  measure: z.enum(audienceMeasures).describe('The question that lists its people'),
  params: z.record(z.string().max(60), z.string().max(500)).default({}).describe('Parameters of that question'),
  period: audiencePeriod,
  move: moveText.nullable().default(null).describe('Id of the move that it came from'),
})
export const audiencePatch = z.strictObject({ name })

export type Audience = {
  id: string
  name: string
  measure: string
  params: Record<string, string>
  period: AudiencePeriod
  move: string | null
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  updated_at: Date
}
const columns = [
  ...(['id', 'name', 'measure', 'params', 'period', 'move'] as const),
  ...(['created_by', 'created_at', 'updated_at'] as const),
] as const

/** The brand's audiences, newest first. */
export async function listAudiences(registry: Stated, brand: string): Promise<Audience[]> {
  return (await audiencesOf(registry, brand).orderBy('id', 'desc').execute()).map(shown)
}

/** One of the brand's audiences. Throws `not_found`. */
export async function getAudience(registry: Stated, brand: string, id: string): Promise<Audience> {
  const row = await audiencesOf(registry, brand).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'audience' })
  return shown(row)
}

/** Makes an audience. Throws `bad_request` where its question does not take the parameters or days, or `conflict` for a name that is taken. */
export function createAudience(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<Audience> {
  const { params, period, ...said } = readInput(audienceInput, input)
  demandQuestion(audienceQuestion(said.measure), { params, period })
  return audited(registry, { actor, brand, action: 'audiences.create' }, async ({ db }) => {
    const { kind, id: by, name: called } = actor
    const id = newId('seg')
    const values = { params: JSON.stringify(params), period: JSON.stringify(period) }
    const created_by = JSON.stringify({ kind, id: by, name: called })
    const row = await db
      .insertInto('audiences')
      .values({ id, brand, ...said, ...values, created_by })
      .returning(columns)
      .executeTakeFirstOrThrow()
      .catch(asConflict)
    const result = shown(row)
    return { what: `audiences/${id}`, after: result, result }
  })
}

/** Calls an audience otherwise. Throws `not_found`, or `conflict` for a name that is taken. */
export function renameAudience(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
): Promise<Audience> {
  const change = readInput(audiencePatch, input)
  return audited(registry, { actor, brand, action: 'audiences.rename' }, async (tx) => {
    const before = await locked(tx, brand, id)
    const row = await tx.db
      .updateTable('audiences')
      .set({ ...change, updated_at: new Date() })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .returning(columns)
      .executeTakeFirstOrThrow()
      .catch(asConflict)
    const result = shown(row)
    return { what: `audiences/${id}`, before, after: result, result }
  })
}

/** Takes an audience away; its people stay as they are. Throws `not_found`. */
export function removeAudience(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'audiences.remove' }, async (tx) => {
    const before = await locked(tx, brand, id)
    await tx.db.deleteFrom('audiences').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `audiences/${id}`, before, result: undefined }
  })
}

function audiencesOf({ db }: Stated, brand: string) {
  return db.selectFrom('audiences').select(columns).where('brand', '=', brand)
}

async function locked(tx: Stated, brand: string, id: string): Promise<Audience> {
  await audiencesOf(tx, brand).where('id', '=', id).forUpdate().executeTakeFirst()
  return getAudience(tx, brand, id)
}

type Row = Omit<Audience, 'period'> & { period: Record<string, unknown> }

function shown({ period, ...row }: Row): Audience {
  return { ...row, period: audiencePeriod.parse(period) }
}

function asConflict(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '23505') {
    throw new Problem('conflict', { reason: 'another audience has this name', field: 'name' }, error)
  }
  throw error
}
