import type { Readable } from 'node:stream'
import { csvOfList } from '../../kernel/csv.ts'
import { fromMinor } from '../../kernel/money.ts'
import { type CreatorFilter, type ListedCreator, listCreators } from '../../manage/creator-list.ts'
import type { Stated } from '../../manage/loads.ts'

const columns = [
  ...([
    'creator_id',
    'name',
    'platform',
    'handle',
    'profile_url',
    'followers',
    'followers_on',
    'former_handles',
  ] as const),
  ...([
    'tier',
    'category',
    'markets',
    'languages',
    'prices',
    'email',
    'phone',
    'address',
    'notes',
    'archived_at',
  ] as const),
] as const
const pageOfFile = 1000

/** Creators as CSV, a line for each account; it can be changed and taken in again. */
export function creatorsCsv(
  registry: Stated,
  brand: string,
  filter: Omit<CreatorFilter, 'cursor' | 'limit'>,
): Promise<Readable> {
  return csvOfList(columns, async (cursor) => {
    const { items, next } = await listCreators(registry, brand, { ...filter, cursor, limit: pageOfFile })
    return { items: items.flatMap(linesOf), next }
  })
}

function linesOf(creator: ListedCreator) {
  const { id, name, tier, category, markets, languages, prices, email, phone, address, notes, archived_at } = creator
  const about = {
    ...{ creator_id: id, name, tier, category, email, phone, address, notes, archived_at },
    markets: markets.join('; '),
    languages: languages.join('; '),
    prices: prices
      .map((one) => `${one.deliverable}: ${fromMinor(BigInt(one.amount_minor), one.currency)} ${one.currency}`)
      .join('; '),
  }
  const none = { platform: '', handle: '', profile_url: '', followers: null, followers_on: null, former_handles: '' }
  if (creator.accounts.length === 0) return [{ ...about, ...none }]
  return creator.accounts.map(({ platform, handle, url, followers, followers_on, former }) => {
    return { ...about, platform, handle, profile_url: url, followers, followers_on, former_handles: former.join('; ') }
  })
}
