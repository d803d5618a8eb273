import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { newId } from '../kernel/ids.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { getBrand } from './brands.ts'
import { collaborationInput, type collaborationPatch } from './collaboration-input.ts'
import { collaborationsOf } from './collaboration-list.ts'
import { type CollaborationRow, termColumns } from './collaboration-rows.ts'
import { termFault } from './collaborations.ts'
import { type CreatorRef, creatorFault, openCreatorLookup } from './creator-lookup.ts'
import { given } from './given.ts'
import type { LineFault, LinePlace } from './line-fault.ts'
import type { Stated } from './loads.ts'
import { openOwnerLookup, ownerFault } from './owner-lookup.ts'

type Patch = z.output<typeof collaborationPatch>
/** What a line of a file says of a collaboration; what is empty is not said. */
export type CollaborationLine = { id: string; creator: CreatorRef; owner: string; said: Patch }
type Line = CollaborationLine & LinePlace
export type ListImport = { made: number; changed: number; same: number; faults: LineFault[] }

type Columns = Omit<CollaborationRow, 'id' | 'creator_name' | 'owner_name' | 'created_at' | 'updated_at'>
/** A collaboration as the file makes it, beside the one that was there. */
type Draft = { id: string; before: Columns | undefined; after: Columns }
type Plan = { drafts: Draft[]; faults: LineFault[] }
type Why = Omit<LineFault, 'table' | 'line'>

/**
 * Takes the lines of a file to the board, or with `write` false says what that would do. A line is of the collaboration with its id, else
 * of the creator's with its title. What a line does not say stays; the same file again changes nothing.
 */
export async function importCollaborations(
  registry: Stated,
  actor: Actor,
  brand: string,
  file: string,
  lines: readonly Line[],
  write: boolean,
): Promise<ListImport> {
  if (!write) return outcome(await planOf(registry, actor, brand, lines))
  return audited(registry, { actor, brand, action: 'collaborations.import' }, async (tx) => {
    const plan = await planOf(tx, actor, brand, lines)
    await writeDrafts(tx, brand, plan.drafts)
    const result = outcome(plan)
    const changes = plan.drafts.filter(isChanged).map(({ id, before, after }) => ({ id, before, after }))
    return { what: 'collaborations', after: { file, changes }, result }
  })
}

const isChanged = ({ before, after }: Draft) => !isDeepStrictEqual(before, after)

function outcome({ drafts, faults }: Plan): ListImport {
  const made = drafts.filter(({ before }) => !before).length
  const changed = drafts.filter((draft) => draft.before && isChanged(draft)).length
  return { made, changed, same: drafts.length - made - changed, faults }
}

async function planOf(registry: Stated, actor: Actor, brand: string, lines: readonly Line[]): Promise<Plan> {
  const { currency } = await getBrand(registry, brand)
  const creatorsOf = await openCreatorLookup(
    registry,
    brand,
    lines.map(({ creator }) => creator),
  )
  const ownersOf = await openOwnerLookup(registry, brand)
  const found = lines.map(({ creator }) => creatorsOf(creator))
  const board = await openBoard(registry, brand, { lines, creators: found.flat().map(({ id }) => id) })
  const faults: LineFault[] = []
  lines.forEach((line, at) => {
    const owners = line.owner ? ownersOf(line.owner) : []
    const creators = found[at] ?? []
    const why =
      line.owner && owners.length !== 1
        ? ownerFault(line.owner)
        : board.put({ ...line, creators, owner: owners[0], currency, actor })
    if (why) faults.push({ table: line.table, line: line.line, ...why })
  })
  return { drafts: board.drafts(), faults }
}

type Put = Pick<Line, 'id' | 'creator' | 'said'> & {
  creators: readonly { id: string; name: string }[]
  owner: string | undefined
  currency: string
  actor: Actor
}

/** The collaborations that lines may be of, which become what the lines say. */
async function openBoard(
  registry: Stated,
  brand: string,
  { lines, creators }: { lines: readonly Line[]; creators: string[] },
) {
  const ids = lines.map(({ id }) => id).filter((id) => id !== '')
  const known = await knownTo(registry, brand, ids, creators)
  const drafts = new Map(known.map((row) => [row.id, draftOf(row)]))
  const byName = new Map<string, string[]>()
  const touched = new Set<string>()
  const nameOf = (creator: string, title: string) => `${creator} ${title.trim().toLowerCase()}`
  const note = ({ id, after }: Draft) => {
    const name = nameOf(after.creator, after.title)
    byName.set(name, [...new Set([...(byName.get(name) ?? []), id])])
  }
  for (const draft of drafts.values()) note(draft)
  const targetOf = ({ id, creator, creators: found, said }: Put): Draft | { creator: string; title: string } | Why => {
    if (id) return drafts.get(id) ?? unknownId(id)
    const [one, ...others] = found
    if (!one || others.length) return creatorFault(creator, found)
    if (!said.title) return noTitle
    const named = byName.get(nameOf(one.id, said.title)) ?? []
    if (named.length > 1) return severalNamed(said.title)
    return drafts.get(named[0] ?? '') ?? { creator: one.id, title: said.title }
  }
  return {
    /** Why the line is left out; undefined where it was taken. */
    put(line: Put): Why | undefined {
      const target = targetOf(line)
      if ('reason' in target) return target
      const draft = 'after' in target ? target : newDraft(target, line)
      const after = saidOf(draft.after, line)
      const wrong = termFault({ ...after, commission_percent: after.rate_ppm === null ? null : String(after.rate_ppm) })
      if (wrong) return { field: wrong.field, value: '', reason: wrong.reason, remedy: wrong.remedy }
      drafts.set(draft.id, { ...draft, after })
      touched.add(draft.id)
      note({ ...draft, after })
      return undefined
    },
    drafts: () => [...touched].flatMap((id) => drafts.get(id) ?? []),
  }
}

function draftOf(row: CollaborationRow): Draft {
  const { id, creator_name: _creator, owner_name: _owner, created_at: _made, updated_at: _changed, ...columns } = row
  return { id, before: columns, after: columns }
}

function newDraft({ creator, title }: { creator: string; title: string }, { actor }: Put): Draft {
  const {
    fee: _fee,
    commission_percent: _rate,
    order_cap: _order,
    cap: _cap,
    ...plain
  } = collaborationInput.parse({
    creator,
    title,
  })
  const { kind, id, name } = actor
  const none = { fee_minor: null, fee_currency: null, rate_ppm: null, order_cap_minor: null, cap_minor: null }
  const made = { stage_since: new Date(), archived_at: null, created_by: { kind, id, name } }
  return { id: newId('col'), before: undefined, after: { ...plain, ...none, ...made } }
}

function saidOf(was: Columns, { said, owner, currency }: Put): Columns {
  const { fee, commission_percent, order_cap, cap, archived, ...plain } = said
  const isMoved = plain.stage !== undefined && plain.stage !== was.stage
  return {
    ...was,
    ...given(plain),
    ...termColumns({ fee, commission_percent, order_cap, cap }, currency),
    ...(owner && { owner }),
    ...(archived !== undefined && { archived_at: archived ? (was.archived_at ?? new Date()) : null }),
    ...(isMoved && { stage_since: new Date() }),
  }
}

async function knownTo(
  registry: Stated,
  brand: string,
  ids: readonly string[],
  creators: readonly string[],
): Promise<CollaborationRow[]> {
  if (ids.length + creators.length === 0) return []
  return collaborationsOf(registry, brand)
    .where((is) =>
      is.or([
        is('collaborations.id', '=', is.fn.any(is.val(ids))),
        is('collaborations.creator', '=', is.fn.any(is.val(creators))),
      ]),
    )
    .orderBy('collaborations.id')
    .forUpdate('collaborations')
    .execute()
}

const atOnce = 500

async function writeDrafts({ db }: Stated, brand: string, drafts: readonly Draft[]): Promise<void> {
  const made = drafts.filter(({ before }) => !before)
  for (let from = 0; from < made.length; from += atOnce) {
    const values = made.slice(from, from + atOnce).map(({ id, after: { created_by, ...columns } }) => {
      return { ...columns, id, brand, created_by: JSON.stringify(created_by) }
    })
    await db.insertInto('collaborations').values(values).execute()
  }
  for (const draft of drafts.filter((one) => one.before && isChanged(one))) {
    const { created_by: _by, creator: _creator, ...columns } = draft.after
    await db
      .updateTable('collaborations')
      .set({ ...columns, updated_at: new Date() })
      .where('brand', '=', brand)
      .where('id', '=', draft.id)
      .execute()
  }
}

function unknownId(value: string): Why {
  return {
    ...{ field: 'id', value },
    reason: { en: 'No collaboration of the brand has this id.', zh: '没有此编号的合作。' },
    remedy: { en: 'Leave the id empty for a new one, or correct it.', zh: '新合作请将编号留空，或更正编号。' },
  }
}
const noTitle: Why = {
  ...{ field: 'title', value: '' },
  reason: { en: 'The collaboration has no name.', zh: '缺少合作名称。' },
  remedy: { en: 'Give it a name, such as that of the campaign.', zh: '请填写合作名称，如活动名称。' },
}
const severalNamed = (value: string): Why => ({
  ...{ field: 'title', value },
  reason: { en: 'The creator has several collaborations of this name.', zh: '该红人有多个同名合作。' },
  remedy: { en: 'Add the id of the one that is meant; an export has it.', zh: '请补充合作编号，可从导出文件中获取。' },
})
