import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { type ProductTestInput, productTestFields } from './product-test-input.ts'

export const productTestStates = ['draft', 'open', 'closed'] as const
export type ProductTest = {
  id: string
  brand: string
  state: (typeof productTestStates)[number]
  definition: ProductTestInput
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  updated_at: Date
  opened_at: Date | null
  closed_at: Date | null
}

export const productTestFilter = z.strictObject({
  state: z.enum([...productTestStates, 'all']).default('all'),
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const columns = [
  ...(['id', 'brand', 'state', 'definition', 'created_by', 'created_at', 'updated_at', 'opened_at'] as const),
  'closed_at',
] as const

/** The brand's tests, newest first. */
export async function listProductTests(
  { db }: Stated,
  brand: string,
  { state, cursor, limit }: z.output<typeof productTestFilter>,
): Promise<{ items: ProductTest[]; next?: string }> {
  let query = db.selectFrom('product_tests').select(columns).where('brand', '=', brand)
  if (state !== 'all') query = query.where('state', '=', state)
  if (cursor) query = query.where('id', '<', cursor)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.slice(0, limit).map(shown)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

/** One of the brand's tests. Throws `not_found`. */
export async function getProductTest({ db }: Stated, brand: string, id: string): Promise<ProductTest> {
  const mine = db.selectFrom('product_tests').select(columns).where('brand', '=', brand).where('id', '=', id)
  const row = await mine.executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'product test' })
  return shown(row)
}

/** Writes a test; it is a draft. Throws `bad_request` naming the field. */
export function createProductTest(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<ProductTest> {
  const definition = readInput(productTestFields, input)
  return audited(registry, { actor, brand, action: 'product-tests.create' }, async (tx) => {
    const { kind, id: by, name } = actor
    const id = newId('ptt')
    const created_by = JSON.stringify({ kind, id: by, name })
    await tx.db
      .insertInto('product_tests')
      .values({ id, brand, definition: JSON.stringify(definition), created_by })
      .execute()
    return { what: `product-tests/${id}`, after: definition, result: await getProductTest(tx, brand, id) }
  })
}

/**
 * States a test anew. With `seen` (its `updated_at` as it was looked at), one that was changed since is a `conflict`; so is
 * another wording or price of one that was opened, since its answers would be to another question.
 */
export function updateProductTest(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  input: unknown,
  seen?: Date,
): Promise<ProductTest> {
  const definition = readInput(productTestFields, input)
  return audited(registry, { actor, brand, action: 'product-tests.update' }, async (tx) => {
    const before = await held(tx, brand, id)
    if (seen && seen.getTime() !== before.updated_at.getTime()) {
      throw new Problem('conflict', {
        reason: { en: 'somebody changed it meanwhile; look at it again', zh: '期间已被他人修改，请重新查看' },
      })
    }
    if (before.state !== 'draft' && asked(before.definition) !== asked(definition)) {
      throw new Problem('conflict', {
        reason: {
          en: 'what was asked stays as it was asked; name, goals and costs can change, else copy the test',
          zh: '测试开放后，展示和提问的内容不能再改；名称、目标和成本可以修改，其他改动请复制为新测试',
        },
      })
    }
    await tx.db
      .updateTable('product_tests')
      .set({ definition: JSON.stringify(definition), updated_at: new Date() })
      .where('id', '=', id)
      .execute()
    const result = await getProductTest(tx, brand, id)
    return { what: `product-tests/${id}`, before: before.definition, after: definition, result }
  })
}

/** Everything that a person is shown or asked, as one text. */
function asked(definition: ProductTestInput): string {
  const { name: _name, minimum_answers: _m, goal_answers_percent: _a, goal_page_percent: _p, ...shown } = definition
  const candidates = shown.candidates.map(({ landed_cost: _cost, ...rest }) => rest)
  return sorted({ ...shown, candidates })
}

/** JSON whose names are in order: the registry gives them back in another. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

/** Opens a test for answers, or closes it; a closed one can be opened again. Throws `not_found`. */
export function setProductTestState(
  registry: Stated,
  actor: Actor,
  brand: string,
  id: string,
  state: 'open' | 'closed',
): Promise<ProductTest> {
  return audited(
    registry,
    { actor, brand, action: `product-tests.${state === 'open' ? 'open' : 'close'}` },
    async (tx) => {
      const before = await held(tx, brand, id)
      if (state === 'closed' && before.state === 'draft')
        throw new Problem('conflict', { reason: { en: 'it was never opened', zh: '测试尚未开放' } })
      const now = new Date()
      await tx.db
        .updateTable('product_tests')
        .set({
          state,
          updated_at: now,
          opened_at: before.opened_at ?? now,
          closed_at: state === 'closed' ? (before.closed_at ?? now) : null,
        })
        .where('id', '=', id)
        .execute()
      const result = await getProductTest(tx, brand, id)
      return { what: `product-tests/${id}`, before: { state: before.state }, after: { state }, result }
    },
  )
}

/** Takes a draft away; what was opened may have answers, and stays. Throws `not_found` or `conflict`. */
export function removeProductTest(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'product-tests.remove' }, async (tx) => {
    const before = await held(tx, brand, id)
    if (before.state !== 'draft')
      throw new Problem('conflict', {
        reason: {
          en: 'it was opened, and may have answers; close it instead',
          zh: '测试已开放过，可能已有回答，请改为关闭',
        },
      })
    await tx.db.deleteFrom('product_tests').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `product-tests/${id}`, before: before.definition, result: undefined }
  })
}

async function held(tx: Stated, brand: string, id: string): Promise<ProductTest> {
  const mine = tx.db.selectFrom('product_tests').select('id').where('brand', '=', brand).where('id', '=', id)
  await mine.forUpdate().executeTakeFirst()
  return getProductTest(tx, brand, id)
}

type Row = Omit<ProductTest, 'definition'> & { definition: object }

function shown({ definition, ...row }: Row): ProductTest {
  return { ...row, definition: definition as ProductTestInput }
}
