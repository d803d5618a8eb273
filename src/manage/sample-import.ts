import { isDeepStrictEqual } from 'node:util'
import { newId } from '../kernel/ids.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import type { ListImport } from './collaboration-import.ts'
import { collaborationsOf } from './collaboration-list.ts'
import type { SampleRow } from './collaboration-rows.ts'
import { type CreatorRef, creatorFault, openCreatorLookup } from './creator-lookup.ts'
import type { LineFault, LinePlace } from './line-fault.ts'
import type { Stated } from './loads.ts'
import { noneFits, noProduct, otherCollaboration, severalFit, unknownSample, type Why } from './sample-faults.ts'
import {
  columnsOfSample,
  matchedSamples,
  newSample,
  type SampleColumns,
  type SamplePatch,
  withSaid,
} from './sample-matching.ts'
import { dateFault, samplesOf } from './samples.ts'

/** What a line of a file says of a sample; `collaboration` is an id or a title, or empty where the creator has but one that goes on. */
export type SampleLine = { id: string; collaboration: string; creator: CreatorRef; said: SamplePatch }
type Line = SampleLine & LinePlace

type Draft = { id: string; before: SampleColumns | undefined; after: SampleColumns }
/** A line with the collaboration that it belongs to, or why it belongs to none. */
type Placed = { line: Line; collaboration: string; why?: undefined } | { line: Line; why: Why }

/**
 * Takes the samples of a file, or with `write` false says what that would do. A line is of the sample with its id, else of one of the
 * same collaboration and product that it does not contradict, each sample being one line's. What a line does not say stays; the same
 * file again changes nothing.
 */
export async function importSamples(
  registry: Stated,
  actor: Actor,
  brand: string,
  file: string,
  lines: readonly Line[],
  write: boolean,
): Promise<ListImport> {
  if (!write) return (await planOf(registry, brand, lines)).outcome
  return audited(registry, { actor, brand, action: 'samples.import' }, async (tx) => {
    const { drafts, outcome } = await planOf(tx, brand, lines)
    await writeDrafts(tx, brand, drafts)
    const changes = drafts.filter(isChanged)
    return { what: 'samples', after: { file, changes }, result: outcome }
  })
}

const isChanged = ({ before, after }: Draft) => !isDeepStrictEqual(before, after)

async function planOf(registry: Stated, brand: string, lines: readonly Line[]) {
  const placed = await placesOf(registry, brand, lines)
  const faults: LineFault[] = []
  const refuse = ({ table, line }: Line, why: Why) => void faults.push({ table, line, ...why })
  const kept = placed.flatMap((one) => {
    if (!('why' in one) || one.why === undefined) return [one as Extract<Placed, { collaboration: string }>]
    refuse(one.line, one.why)
    return []
  })
  const known = await knownTo(registry, brand, kept)
  const drafts = matchedSamples(kept, known).flatMap(({ line, collaboration, before }) => {
    const draft = draftOf(line, collaboration, before)
    if (!('reason' in draft)) return [draft]
    refuse(line, draft)
    return []
  })
  const made = drafts.filter(({ before }) => !before).length
  const changed = drafts.filter((draft) => draft.before && isChanged(draft)).length
  faults.sort((a, b) => a.table.localeCompare(b.table) || a.line - b.line)
  const outcome: ListImport = { made, changed, same: drafts.length - made - changed, faults }
  return { drafts, outcome }
}

/** The collaboration of each line: by its id, by creator and title, or the only one of the creator that goes on. */
async function placesOf(registry: Stated, brand: string, lines: readonly Line[]): Promise<Placed[]> {
  const creatorsOf = await openCreatorLookup(
    registry,
    brand,
    lines.map(({ creator }) => creator),
  )
  const found = lines.map(({ creator }) => creatorsOf(creator))
  const creators = found.flat().map(({ id }) => id)
  const ids = lines.map(({ collaboration }) => collaboration)
  const all = await collaborationsOf(registry, brand)
    .where((is) =>
      is.or([
        is('collaborations.id', '=', is.fn.any(is.val(ids))),
        is('collaborations.creator', '=', is.fn.any(is.val(creators))),
      ]),
    )
    .forKeyShare('collaborations')
    .execute()
  const byId = new Map(all.map((one) => [one.id, one]))
  const byCreator = Map.groupBy(all, ({ creator }) => creator)
  return lines.map((line, at): Placed => {
    const { collaboration: named, creator, id } = line
    const stated = byId.get(named)
    if (stated) return { line, collaboration: stated.id }
    if (id && !named) return { line, collaboration: '' }
    const [one, ...others] = found[at] ?? []
    if (!one || others.length) return { line, why: creatorFault(creator, found[at] ?? []) }
    const theirs = byCreator.get(one.id) ?? []
    const fitting = named
      ? theirs.filter(({ title }) => title.toLowerCase() === named.toLowerCase())
      : theirs.filter(({ archived_at }) => archived_at === null)
    if (fitting.length === 1 && fitting[0]) return { line, collaboration: fitting[0].id }
    return { line, why: fitting.length ? severalFit(named) : noneFits(named) }
  })
}

type Kept = Extract<Placed, { collaboration: string }>

async function knownTo(registry: Stated, brand: string, kept: readonly Kept[]): Promise<SampleRow[]> {
  const ids = kept.map(({ line }) => line.id).filter((id) => id !== '')
  const collaborations = kept.map(({ collaboration }) => collaboration)
  if (kept.length === 0) return []
  return samplesOf(registry, brand)
    .where((is) =>
      is.or([
        is('samples.id', '=', is.fn.any(is.val(ids))),
        is('samples.collaboration', '=', is.fn.any(is.val(collaborations))),
      ]),
    )
    .orderBy('samples.id')
    .forUpdate('samples')
    .execute()
}

function draftOf(line: Line, collaboration: string, before: SampleRow | undefined): Draft | Why {
  if (line.id && !before) return unknownSample(line.id)
  if (before && collaboration && before.collaboration !== collaboration) return otherCollaboration(line.collaboration)
  if (!before && !line.said.sku) return noProduct
  const was = before ? columnsOfSample(before) : newSample(collaboration, line.said.sku ?? '')
  const after = withSaid(was, line.said)
  const wrong = dateFault(after)
  if (wrong) return { value: '', ...wrong }
  return { id: before?.id ?? newId('smp'), before: before && columnsOfSample(before), after }
}

const atOnce = 500

async function writeDrafts({ db }: Stated, brand: string, drafts: readonly Draft[]): Promise<void> {
  const made = drafts.filter(({ before }) => !before)
  for (let from = 0; from < made.length; from += atOnce) {
    const values = made.slice(from, from + atOnce).map(({ id, after }) => ({ ...after, id, brand }))
    await db.insertInto('samples').values(values).execute()
  }
  for (const { id, after } of drafts.filter((one) => one.before && isChanged(one))) {
    await db
      .updateTable('samples')
      .set({ ...after, updated_at: new Date() })
      .where('brand', '=', brand)
      .where('id', '=', id)
      .execute()
  }
}
