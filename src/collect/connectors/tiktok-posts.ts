import { isDisclosed } from '../../kernel/disclosure.ts'
import { readProfileUrl } from '../../kernel/social-platform.ts'
import { defineConnector, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { isTotalRow } from './total-row.ts'
import { postCounts } from './values/post-counts.ts'

// Headers of the content export of TikTok Studio, as public importers of it name them.
const fields = {
  url: required('text', 'Video link', '视频链接', 'Video link | Video Link | Post link | 视频链接 | 作品链接'),
  posted: required('instant', 'Post time', '发布时间', 'Post time | Post Time | Time posted | 发布时间'),
  caption: field('text', 'Video title', '视频标题', 'Video title | Video Title | Post title | 视频标题 | 作品标题'),
  views: field('integer', 'Views', '播放量', 'Total views | Video views | Views | 总播放量 | 播放量'),
  reach: field(
    'integer',
    'Reached audience',
    '触达人数',
    'Reached audience | Total reach | Reach | Unique viewers | 触达人数 | 触达受众',
  ),
  likes: field('integer', 'Likes', '点赞', 'Total likes | Likes | 总点赞数 | 点赞数'),
  comments: field('integer', 'Comments', '评论', 'Total comments | Comments | 总评论数 | 评论数'),
  shares: field('integer', 'Shares', '分享', 'Total shares | Shares | 总分享数 | 分享数'),
  saves: field(
    'integer',
    'Saves',
    '收藏',
    'Add to favorites | Total bookmarks | Total favorites | Favorites | Saves | 总收藏数 | 收藏数',
  ),
}
type Cells = Row<keyof typeof fields>

export const tiktokPosts = defineConnector({
  id: 'tiktok-posts',
  title: { en: 'TikTok posts', zh: 'TikTok 内容' },
  doc: {
    en: 'The content export of TikTok Studio: videos and photo posts of an account with views, likes, comments, shares, and where they are there reach and saves. In TikTok Studio: Analytics → Content → Download data, as CSV or Excel. Post and account are read from the link. Counts speak for the moment of the import.',
    zh: 'TikTok Studio 的内容导出：账号的视频与图文，含播放、点赞、评论、分享，以及（如有）触达人数与收藏。路径：数据分析 → 内容 → 下载数据（CSV 或 Excel）。作品编号与账号取自链接。数据以导入时间为准。',
  },
  facts: ['creator_posts'],
  fields,
  signature: ['Video link', 'Post link', '视频链接', '作品链接'],
  oneOf: ['views', 'likes', 'comments'],
  options: { timeZone: '', dateOrder: 'mdy' },
  sample: `Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,Reached audience,Add to favorites
Evening light #ad,https://www.tiktok.com/@mia.home/video/7301000000000000001,2026-01-05 18:00:00,3290,151,66,"51,900",44000,240
My balcony,https://www.tiktok.com/@mia.home/photo/7302000000000000002,2026-01-08 09:30:00,640,12,9,9100,,51
`,
  open: () => ({
    row(row, emit) {
      if (isTotalRow(row.cells) || !row.has('url')) return 'ignored'
      const caption = row.text('caption')
      const { post_id, kind } = postOf(row)
      emit('creator_posts', {
        line_key: '',
        platform: 'tiktok',
        post_id,
        handle: readProfileUrl(row.text('url'))?.handle ?? '',
        posted_at: row.need(row.instant('posted'), 'posted'),
        kind,
        caption,
        sponsored: isDisclosed(caption) ? 'marked' : '',
        ...postCounts(row),
        url: row.text('url'),
      })
    },
  }),
})

function postOf(row: Cells): { post_id: string; kind: string } {
  const url = row.text('url')
  const [, kind, post_id] = /tiktok\.com\/@[^/]+\/(video|photo)\/(\d+)/i.exec(url) ?? []
  if (kind && post_id) return { post_id, kind: kind.toLowerCase() }
  throw new Unreadable(
    row.header('url'),
    url,
    { en: 'This link does not say which post it is of which account.', zh: '该链接无法判断账号与作品。' },
    {
      en: 'Use the full link, such as https://www.tiktok.com/@handle/video/7301….',
      zh: '请使用完整链接，例如 https://www.tiktok.com/@账号/video/7301…。',
    },
  )
}
