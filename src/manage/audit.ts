import { newId } from '../kernel/ids.ts'
import { inTransaction } from '../store/registry/database.ts'
import type { Actor } from './access.ts'
import type { Stated } from './loads.ts'

/** What a change did: to what (a table and an id), how it was before and is after, and what the caller gets. */
export type Change<Result> = { what: string; before?: object | null; after?: object | null; result: Result }

export type AuditEntry = {
  id: string
  actor: { kind: string; id: string; name: string }
  action: string
  what: string
  before: unknown
  after: unknown
  at: Date
}

/**
 * Makes a change and writes it into the trail, both or neither. `brand` is null for a person's own account.
 * Secrets (passwords, keys, tokens) do not belong into `before` and `after`.
 */
export function audited<Result>(
  registry: Stated,
  entry: { actor: Actor; brand: string | null; action: string },
  change: (tx: Stated) => Promise<Change<Result>>,
): Promise<Result> {
  return inTransaction(registry, async (tx) => {
    const { what, before, after, result } = await change(tx)
    const { kind, id, name } = entry.actor
    await tx.db
      .insertInto('audit')
      .values({
        id: newId('aud'),
        brand: entry.brand,
        actor: JSON.stringify({ kind, id, name }),
        action: entry.action,
        what,
        before: before ? JSON.stringify(before) : null,
        after: after ? JSON.stringify(after) : null,
      })
      .execute()
    return result
  })
}

/** The brand's changes, newest first; `next` leads to older ones. */
export async function listAudit(
  { db }: Stated,
  brand: string,
  { cursor, limit = 50 }: { cursor?: string; limit?: number } = {},
): Promise<{ items: AuditEntry[]; next?: string }> {
  const query = db
    .selectFrom('audit')
    .select(['id', 'actor', 'action', 'what', 'before', 'after', 'at'])
    .where('brand', '=', brand)
    .orderBy('id', 'desc')
    .limit(limit)
  const items = await (cursor ? query.where('id', '<', cursor) : query).execute()
  const last = items.at(-1)
  return last && items.length === limit ? { items, next: last.id } : { items }
}
