import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { idCursor } from '../store/page-cursor.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { moveText } from './move-text.ts'
import { statedFields } from './stated-fields.ts'

/** What may be stated of a task. `owner` is the id of a member; null is nobody's yet. */
export const taskInput = z.strictObject({
  title: z.string().trim().min(1).max(200),
  note: z.string().trim().max(4000).default(''),
  move: moveText.nullable().default(null).describe('Id of the move that it came from'),
  owner: z.string().max(100).nullable().default(null).describe('Id of a member of the brand'),
  due_on: z.iso.date().nullable().default(null),
})
export const taskStates = ['open', 'done'] as const
export const taskPatch = z.strictObject({
  title: taskInput.shape.title.optional(),
  note: z.string().trim().max(4000).optional(),
  owner: z.string().max(100).nullable().optional(),
  due_on: z.iso.date().nullable().optional(),
  state: z.enum(taskStates).optional(),
})

/** Which tasks are asked for. */
export const taskFilter = z.strictObject({
  of: z.enum(['all', 'mine']).default('all').describe('Of everybody, or of who asks'),
  state: z.enum([...taskStates, 'all']).default('open'),
  cursor: idCursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export type Task = {
  id: string
  title: string
  note: string
  move: string | null
  owner: { id: string; name: string } | null
  due_on: string | null
  state: (typeof taskStates)[number]
  done_at: Date | null
  created_by: { kind: string; id: string; name: string }
  created_at: Date
  updated_at: Date
}

/** The brand's tasks, newest first. Of somebody who is no member, such as a key, none is "mine". */
export async function listTasks(
  registry: Stated,
  actor: Actor,
  brand: string,
  { of, state, cursor, limit }: z.output<typeof taskFilter>,
): Promise<{ items: Task[]; next?: string }> {
  let query = tasksOf(registry, brand)
    .orderBy('tasks.id', 'desc')
    .limit(limit + 1)
  if (state !== 'all') query = query.where('tasks.state', '=', state)
  if (of === 'mine') query = query.where('tasks.owner', '=', actor.id)
  if (cursor) query = query.where('tasks.id', '<', cursor)
  const rows = (await query.execute()).map(shown)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

/** Writes a task. Throws `bad_request` for an owner who is no member. */
export function createTask(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<Task> {
  const task = readInput(taskInput, input)
  return audited(registry, { actor, brand, action: 'tasks.create' }, async (tx) => {
    await demandMember(tx, brand, task.owner)
    const { kind, id: by, name } = actor
    const id = newId('tsk')
    const created_by = JSON.stringify({ kind, id: by, name })
    await tx.db
      .insertInto('tasks')
      .values({ id, brand, ...task, created_by })
      .execute()
    const result = await found(tx, brand, id)
    return { what: `tasks/${id}`, after: result, result }
  })
}

/** Changes a task, or ends it or takes that back. Throws `not_found`, or `bad_request` for an owner who is no member. */
export function updateTask(registry: Stated, actor: Actor, brand: string, id: string, input: unknown): Promise<Task> {
  const { state, ...change } = readInput(taskPatch, input)
  return audited(registry, { actor, brand, action: 'tasks.update' }, async (tx) => {
    const before = await locked(tx, brand, id)
    if (change.owner !== undefined) await demandMember(tx, brand, change.owner)
    const now = new Date()
    const ended = state && { state, done_at: state === 'done' ? (before.done_at ?? now) : null }
    await tx.db
      .updateTable('tasks')
      .set({ ...statedFields(change), ...ended, updated_at: now })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .execute()
    const result = await found(tx, brand, id)
    return { what: `tasks/${id}`, before, after: result, result }
  })
}

/** Takes a task away. Throws `not_found`. */
export function removeTask(registry: Stated, actor: Actor, brand: string, id: string): Promise<void> {
  return audited(registry, { actor, brand, action: 'tasks.remove' }, async (tx) => {
    const before = await locked(tx, brand, id)
    await tx.db.deleteFrom('tasks').where('brand', '=', brand).where('id', '=', id).execute()
    return { what: `tasks/${id}`, before, result: undefined }
  })
}

function tasksOf({ db }: Stated, brand: string) {
  return db
    .selectFrom('tasks')
    .leftJoin('users', 'users.id', 'tasks.owner')
    .select(['tasks.id', 'title', 'note', 'move', 'owner', 'users.name as owner_name', 'due_on', 'tasks.state'])
    .select(['done_at', 'created_by', 'tasks.created_at', 'tasks.updated_at'])
    .where('tasks.brand', '=', brand)
}

type Row = Omit<Task, 'owner'> & { owner: string | null; owner_name: string | null }

function shown({ owner, owner_name, ...row }: Row): Task {
  return { ...row, owner: owner === null ? null : { id: owner, name: owner_name ?? '' } }
}

async function found(registry: Stated, brand: string, id: string): Promise<Task> {
  const row = await tasksOf(registry, brand).where('tasks.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not_found', { what: 'task' })
  return shown(row)
}

async function locked(tx: Stated, brand: string, id: string): Promise<Task> {
  const mine = tx.db.selectFrom('tasks').select('id').where('brand', '=', brand).where('id', '=', id)
  await mine.forUpdate().executeTakeFirst()
  return found(tx, brand, id)
}

async function demandMember({ db }: Stated, brand: string, owner: string | null): Promise<void> {
  if (owner === null) return
  const members = db.selectFrom('members').select('user_id').where('brand', '=', brand)
  // Nobody is taken off the brand in between.
  const member = await members.where('user_id', '=', owner).forKeyShare().executeTakeFirst()
  if (!member) throw new Problem('bad_request', { reason: 'owner: not a member of the brand', field: 'owner' })
}
