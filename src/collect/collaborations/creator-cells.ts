import { readProfileUrl, readSocialPlatform } from '../../kernel/social-platform.ts'
import type { CreatorRef } from '../../manage/creator-lookup.ts'
import type { Field, Row } from '../connectors/define.ts'
import { field } from '../connectors/field.ts'
import { Fault } from '../connectors/values/fault.ts'
import { said, unreadableCell } from '../lists/list-cells.ts'

/** Columns that say with which creator of the book something is. */
export const creatorRefColumns = {
  creator_id: field('text', 'Creator id', '红人编号', 'creator_id | creator id | 红人编号 | 达人编号'),
  creator: field(
    'text',
    'Creator',
    '红人',
    'creator | creator name | influencer | influencer name | kol | kol name | name | 红人 | 红人名称 | 红人昵称 | 达人 | 达人名称 | 达人昵称 | 博主 | 姓名',
  ),
  handle: field(
    'text',
    'Handle',
    '账号',
    'handle | username | user name | account | profile url | profile link | 账号 | 达人账号 | 红人账号 | 账号名 | 主页链接',
  ),
  platform: field('text', 'Platform', '平台', 'platform | channel | social media | 平台 | 社媒平台'),
} as const satisfies Record<string, Field>
export type CreatorRefColumn = keyof typeof creatorRefColumns

/** Whom a line names; a handle may be the address of a profile. Throws `Unreadable` for a platform that is not known. */
export function creatorRefOf(row: Row<CreatorRefColumn>): CreatorRef {
  const [id, name, written] = [row.id('creator_id'), said(row.text('creator')), said(row.id('handle'))]
  const ofUrl = readProfileUrl(written)
  const stated = said(row.text('platform'))
  const platform = stated ? readSocialPlatform(stated) : ofUrl?.platform
  if (stated && !platform) throw unreadableCell(row, creatorRefColumns, 'platform', stated, unknownPlatform)
  return { id, name, handle: ofUrl?.handle ?? written, platform: platform ?? '' }
}

const unknownPlatform = new Fault(
  { en: 'This platform is not known.', zh: '无法识别该平台。' },
  { en: 'Use a name such as TikTok, or leave it empty.', zh: '请填写 TikTok 等平台名称，或留空。' },
)
