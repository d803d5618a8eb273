import type { CreatorLine } from '../../manage/creator-import.ts'
import type { StoredFile } from '../imports/open-file.ts'
import { type ListBrand, type ListKind, type ListTable, readListFile } from '../lists/list-file.ts'
import { type CreatorColumn, creatorColumns } from './creator-columns.ts'
import { readCreator } from './read-creator.ts'

const named: readonly CreatorColumn[] = ['name', 'handle', 'url']

/** Creators as people keep them: somebody is named, and something more is said. */
export const creatorList: ListKind<CreatorColumn, CreatorLine> = {
  columns: creatorColumns,
  isOf(found) {
    const accounts = [...found.keys()].filter((name) => name.endsWith('_account'))
    return found.size >= 2 && (named.some((name) => found.has(name)) || accounts.length > 0)
  },
  read: readCreator,
  missing: {
    en: 'it has no columns of creators; it needs a name, a handle or a profile address, and one more column',
    zh: '未找到红人列；至少需要姓名、账号或主页链接之一，以及另外一列',
  },
  most: 200_000,
  things: 'creators',
  example: {
    ...{ name: 'Mia Home', platform: 'TikTok', handle: '@mia.home', followers: '120000', followers_on: '2026-01-05' },
    category: { en: 'home', zh: '家居' },
    ...{ markets: 'GB', languages: 'en', price: '400.00', currency: 'GBP', deliverable: { en: 'video', zh: '视频' } },
    ...{ email: 'mia@example.com', notes: '' },
  },
}

/** Reads the creators of a file. Throws `unreadable_file`, also where none of its tables is of creators. */
export function readCreatorFile(file: StoredFile, brand: ListBrand): Promise<ListTable<CreatorLine>> {
  return readListFile(file, brand, creatorList)
}
