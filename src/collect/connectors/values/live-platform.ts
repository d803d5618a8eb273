import { readLivePlatform } from '../../../kernel/live-platform.ts'
import { type Row, Unreadable } from '../define.ts'

/** The platform of a live session or a video. Throws `Unreadable` for none, and for one that is not known. */
export function livePlatformOf(row: Row<'platform'>): string {
  const stated = row.need(row.text('platform') || undefined, 'platform')
  const known = readLivePlatform(stated)
  if (known) return known
  throw new Unreadable(
    row.header('platform'),
    stated,
    { en: 'It is not known which platform this is.', zh: '无法判断是哪个平台。' },
    {
      en: 'Write the name of the platform, such as TikTok, YouTube, Shopee or Taobao.',
      zh: '请填写平台名称，例如 TikTok、YouTube、Shopee、淘宝。',
    },
  )
}
