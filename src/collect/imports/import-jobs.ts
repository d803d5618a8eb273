import { Problem } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { nextLoad } from '../../manage/loads.ts'
import { asksAgain, commitStaged } from './commit-job.ts'
import { changeImport, findImport, type ImportError, type ImportProgress, type ImportRecord } from './import-records.ts'
import { stageImport, type Workshop } from './stage-import.ts'
import { removeLoad } from './staged-facts.ts'

/** Which import a job is about, and what ends it early. */
export type JobRequest = { brand: string; id: string; signal: AbortSignal }

/**
 * Reads an import into its staged rows. What an earlier reading has left is taken away first.
 * @returns the import as it became; undefined where it was no longer to be read
 */
export async function readJob(shop: Workshop, { brand, id, signal }: JobRequest): Promise<ImportRecord | undefined> {
  const { registry, warehouse } = shop
  const before = await findImport(registry, brand, id)
  const load = await nextLoad(registry)
  const wish = wishOf(before.progress)
  const one = await changeImport(registry, id, ['uploaded', 'reading'], {
    status: 'reading',
    load,
    error: null,
    started_at: new Date(),
    progress: { stage: 'reading', ...wish },
  })
  if (!one) return undefined
  if (before.load !== null) await removeLoad(warehouse, brand, before.load)
  const progress = progressWriter(shop, one, wish)
  const staged = await stageImport(shop, { one, load, signal, onProgress: progress.write })
  await progress.settle()
  const kept = staged.status === 'unmapped' ? { load: null } : {}
  const read = await changeImport(registry, id, ['reading'], {
    ...staged,
    ...kept,
    progress: wish.commit ? { stage: 'waiting', ...wish } : null,
  })
  if (!read) throw new Problem('cancelled')
  return read
}

/** Moves the staged rows of an import into the facts, unless a person has to be asked first. @returns whether it must be read again */
export async function commitJob(shop: Workshop, { brand, id, signal }: JobRequest): Promise<boolean> {
  const one = await findImport(shop.registry, brand, id)
  if (one.status !== 'committing' || one.load === null || (await asksAgain(shop, one, one.load))) return false
  return commitStaged(shop, one, one.load, signal)
}

/**
 * Reads a live import again, since rows that it had left out count no longer elsewhere, and replaces its load.
 * @returns whether it must be read once more
 */
export async function rereadJob(shop: Workshop, { brand, id, signal }: JobRequest): Promise<boolean> {
  const { registry, warehouse } = shop
  const before = await findImport(registry, brand, id)
  if (!before.live || before.load === null || before.progress?.stage !== 'rereading') return false
  const load = await nextLoad(registry)
  const one = await changeImport(registry, id, ['committed'], { progress: { stage: 'rereading', load } })
  if (!one) return false
  const left = before.progress.load
  if (left !== undefined) await removeLoad(warehouse, brand, left)
  let again: boolean
  try {
    const staged = await stageImport(shop, { one, load, signal, onProgress: () => undefined })
    again = await commitStaged(shop, { ...one, counts: staged.counts }, load, signal)
  } catch (error) {
    await removeLoad(warehouse, brand, load)
    throw error
  }
  await removeLoad(warehouse, brand, before.load)
  return again
}

/** Writes down that an import was cancelled or failed, and takes away what it has written. */
export async function endJob(shop: Workshop, { brand, id, signal }: JobRequest, error: unknown): Promise<void> {
  const { registry, warehouse, log } = shop
  const before = await findImport(registry, brand, id)
  const cancelled =
    signal.aborted || before.status === 'cancelled' || (error instanceof Problem && error.code === 'cancelled')
  if (before.live) {
    // Its former rows still count; the next start reads it again.
    log.error({ err: error, import: id }, 'An import could not be read again.')
    await changeImport(registry, id, ['committed'], { error: publicError(shop, error, id) })
    return
  }
  const end = cancelled
    ? { status: 'cancelled' as const, error: null }
    : { status: 'failed' as const, error: publicError(shop, error, id) }
  const ended = await changeImport(registry, id, ['uploaded', 'reading', 'committing', 'cancelled'], {
    ...end,
    load: null,
    progress: null,
  })
  // One that was undone meanwhile keeps its quarantine.
  if (ended && before.load !== null) await removeLoad(warehouse, brand, before.load)
}

function publicError({ log }: Workshop, error: unknown, one: string): ImportError {
  if (error instanceof Problem && error.code !== 'internal') {
    const { code, details, text } = error
    return { code, message: text.en, message_zh: text.zh, details: { ...details } }
  }
  const id = newId('err')
  log.error({ err: error, id, import: one }, 'An import failed.')
  const { code, details, text } = new Problem('internal', { id })
  return { code, message: text.en, message_zh: text.zh, details: { ...details } }
}

/** What is to follow a reading. */
function wishOf(progress: ImportProgress | null): Pick<ImportProgress, 'commit' | 'accept'> {
  return progress?.commit ? { commit: true, accept: progress.accept ?? [] } : {}
}

/** Writes progress to the registry, one at a time; what comes while one is written is left out. */
function progressWriter({ registry }: Workshop, one: ImportRecord, wish: Pick<ImportProgress, 'commit' | 'accept'>) {
  let writing: Promise<unknown> | undefined
  let failed: unknown
  const write = (progress: ImportProgress) => {
    writing ??= changeImport(registry, one.id, ['reading'], { progress: { ...progress, ...wish } })
      .catch((error: unknown) => {
        failed = error
      })
      .finally(() => {
        writing = undefined
      })
  }
  const settle = async () => {
    await writing
    if (failed) throw failed
  }
  return { write, settle }
}
