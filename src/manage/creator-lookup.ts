import { sql } from 'kysely'
import { creatorKey } from '../kernel/creator.ts'
import type { LineFault } from './line-fault.ts'
import type { Stated } from './loads.ts'

/** By what somebody names a creator of the book: the id, a handle with or without its platform, or the name. */
export type CreatorRef = { id: string; platform: string; handle: string; name: string }
export type NamedCreator = { id: string; name: string }
type Account = { creator: string; platform: string; handle: string; former: boolean }

/**
 * The creators whom references may mean. An id comes before a handle, a handle as it is now before one of former days, and a name
 * that is nobody's is taken for a handle.
 */
export async function openCreatorLookup({ db }: Stated, brand: string, refs: readonly CreatorRef[]) {
  const ids = refs.map(({ id }) => id)
  const names = refs.map(({ name }) => name.toLowerCase())
  const handles = refs.flatMap(({ handle, name }) => [creatorKey(handle), creatorKey(name)])
  const { rows: accounts } = await sql<Account>`
    SELECT creator, platform, handle, former FROM creator_accounts
    WHERE brand = ${brand} AND handle = ANY(${handles}::text[]) AND handle <> ''`.execute(db)
  const { rows: creators } = await sql<NamedCreator>`
    SELECT id, name FROM creators WHERE brand = ${brand} AND gone_at IS NULL AND
      (id = ANY(${[...ids, ...accounts.map(({ creator }) => creator)]}::text[]) OR lower(name) = ANY(${names}::text[]))
    ORDER BY id FOR KEY SHARE`.execute(db)
  const byId = new Map(creators.map((one) => [one.id, one]))
  const byName = Map.groupBy(creators, (one) => one.name.toLowerCase())
  const byHandle = Map.groupBy(accounts, ({ handle }) => handle)
  const ofHandle = (handle: string, platform: string) => {
    const known = byHandle.get(creatorKey(handle)) ?? []
    const all = known.filter((one) => platform === '' || one.platform === platform)
    const now = all.filter(({ former }) => !former)
    return [...new Set((now.length ? now : all).map(({ creator }) => creator))].flatMap((id) => byId.get(id) ?? [])
  }
  return ({ id, platform, handle, name }: CreatorRef): NamedCreator[] => {
    if (id) return [byId.get(id) ?? []].flat()
    if (handle) return ofHandle(handle, platform)
    return byName.get(name.toLowerCase()) ?? ofHandle(name, platform)
  }
}

/** Why a line that names nobody, or several, is left out. */
export function creatorFault(ref: CreatorRef, found: readonly NamedCreator[]): Omit<LineFault, 'table' | 'line'> {
  const value = ref.id || ref.handle || ref.name
  const field = ref.id ? 'creator_id' : ref.handle ? 'handle' : 'creator'
  if (value === '')
    return {
      ...{ field, value },
      reason: { en: 'It is not said with whom.', zh: '未说明红人是谁。' },
      remedy: { en: 'Fill in the handle or the name of the creator.', zh: '请填写红人的账号或名称。' },
    }
  if (found.length === 0)
    return {
      ...{ field, value },
      reason: { en: 'Nobody in the creator book is called so.', zh: '红人库中没有该红人。' },
      remedy: {
        en: 'Add the creator to the book first, or correct the cell.',
        zh: '请先将其加入红人库，或更正该单元格。',
      },
    }
  const names = found.map((one) => `${one.name} (${one.id})`)
  return {
    ...{ field, value },
    reason: { en: `This may be several creators: ${names.join(', ')}.`, zh: `可能是多位红人：${names.join('、')}。` },
    remedy: { en: 'Add the platform, or the id of the creator.', zh: '请补充平台或红人编号。' },
  }
}
