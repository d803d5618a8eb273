import { sql } from 'kysely'
import { Problem } from '../../kernel/errors.ts'
import { markStale } from '../../manage/slices.ts'
import { inTransaction } from '../../store/registry/database.ts'
import type { Registry } from '../../store/registry/registry.ts'
import { changeImport, findImport, type ImportRecord } from './import-records.ts'

export type Undone = {
  one: ImportRecord
  /** The load that no longer counts. */
  load: number
  /** Imports that had left lines out because this one had them; they are to be read again. */
  dependants: ImportRecord[]
}

/** Takes an import out of everything that counts, at once. Its file and its quarantine are kept, the latter under its load. Throws `conflict` where it is not committed. */
export async function undoImport(registry: Registry, brand: string, id: string): Promise<Undone> {
  return inTransaction(registry, async (tx) => {
    await findImport(tx, brand, id)
    const one = await changeImport(tx, id, ['committed'], {
      status: 'undone',
      live: false,
      progress: null,
      undone_at: new Date(),
    })
    if (!one || one.load === null)
      throw new Problem('conflict', {
        reason: { en: 'only an import that is committed can be undone', zh: '只有已导入的文件才能撤销' },
      })
    const dependants = (await tx.db
      .updateTable('imports')
      .set({ progress: JSON.stringify({ stage: 'rereading' }) })
      .where('brand', '=', brand)
      .where('live', '=', true)
      .where(sql<boolean>`jsonb_exists(counts -> 'already_in', ${id})`)
      .returningAll()
      .execute()) as ImportRecord[]
    await markStale(tx, brand)
    return { one, load: one.load, dependants }
  })
}
