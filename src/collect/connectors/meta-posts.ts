import { isDisclosed } from '../../kernel/disclosure.ts'
import { readProfileUrl, type SocialPlatform } from '../../kernel/social-platform.ts'
import { defineConnector, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { isTotalRow } from './total-row.ts'
import { postCounts } from './values/post-counts.ts'

// Headers of the content export of Meta Business Suite, of Instagram accounts and of Facebook pages, as public importers of
// both name them.
const fields = {
  post: required('text', 'Post ID', '帖子编号', 'Post ID | 帖子编号 | 帖子 ID'),
  account: required(
    'text',
    'Account',
    '账号',
    'Account username | Page name | Account name | 账号用户名 | 公共主页名称 | 帐户用户名',
  ),
  posted: required('instant', 'Publish time', '发布时间', 'Publish time | 发布时间'),
  url: required('text', 'Permalink', '永久链接', 'Permalink | 永久链接 | 固定链接'),
  kind: field('text', 'Post type', '帖子类型', 'Post type | 帖子类型'),
  caption: field('text', 'Description', '说明', 'Description | Title | 说明 | 描述 | 标题'),
  date: field('text', 'Date', '日期', 'Date | 日期'),
  views: field('integer', 'Views', '浏览量', 'Views | Impressions | Plays | 浏览量 | 展示次数'),
  reach: field('integer', 'Reach', '覆盖人数', 'Reach | Viewers | 覆盖人数 | 覆盖'),
  likes: field('integer', 'Likes', '赞', 'Likes | Reactions | 赞 | 点赞数 | 心情'),
  comments: field('integer', 'Comments', '评论', 'Comments | 评论 | 评论数'),
  shares: field('integer', 'Shares', '分享', 'Shares | 分享 | 分享次数'),
  saves: field('integer', 'Saves', '收藏', 'Saves | 收藏 | 收藏次数'),
}
type Cells = Row<keyof typeof fields>

export const metaPosts = defineConnector({
  id: 'meta-posts',
  title: { en: 'Instagram and Facebook posts', zh: 'Instagram 与 Facebook 内容' },
  doc: {
    en: 'The content export of Meta Business Suite: posts, reels and stories of an Instagram account or a Facebook page with views, reach, likes, comments, shares and saves. In Business Suite: Insights → Content → Export data, with “Lifetime” as breakdown: days one by one do not add up to what a post reached. An Instagram account is its user name; a page is its name, which is the handle to write in the book. Counts speak for the moment of the import.',
    zh: 'Meta Business Suite 的内容导出：Instagram 账号或 Facebook 公共主页的帖子、Reels 与快拍，含浏览量、覆盖人数、点赞、评论、分享与收藏。路径：成效分析 → 内容 → 导出数据，细分选“累计（Lifetime）”；按天的数据无法相加得到覆盖人数。Instagram 以用户名为账号；公共主页以主页名称为账号，请在红人库中同样填写。数据以导入时间为准。',
  },
  facts: ['creator_posts'],
  fields,
  signature: ['Account username', 'Page name', '账号用户名', '公共主页名称', '帐户用户名'],
  oneOf: ['views', 'reach', 'likes', 'comments'],
  options: { timeZone: '', dateOrder: 'mdy' },
  sample: `Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves
18010000000000001,17841400000000001,mia.home,Mia at home,Evening light,32,01/15/2026 18:00,https://www.instagram.com/reel/DAbc123/,IG reel,,Lifetime,"12,400",9100,610,88,41,57,230
18010000000000002,17841400000000001,mia.home,Mia at home,My balcony #ad,0,01/12/2026 09:00,https://www.instagram.com/p/DDef456/,IG carousel,,Lifetime,,640,40,,0,3,12
`,
  open: () => ({
    row(row, emit) {
      if (isTotalRow(row.cells)) return 'ignored'
      demandLifetime(row)
      const caption = row.text('caption')
      emit('creator_posts', {
        line_key: '',
        platform: platformOf(row),
        post_id: row.need(row.id('post'), 'post'),
        handle: row.need(row.id('account').replace(/^[@＠]+/, ''), 'account'),
        posted_at: row.need(row.instant('posted'), 'posted'),
        kind: row.text('kind').toLowerCase(),
        caption,
        sponsored: isDisclosed(caption) ? 'marked' : '',
        ...postCounts(row),
        url: row.text('url'),
      })
    },
  }),
})

function platformOf(row: Cells): SocialPlatform {
  const platform = readProfileUrl(row.text('url'))?.platform
  if (platform === 'instagram' || platform === 'facebook') return platform
  throw new Unreadable(
    row.header('url'),
    row.text('url'),
    { en: 'This is no address of a post on Instagram or Facebook.', zh: '不是 Instagram 或 Facebook 的内容链接。' },
    { en: 'Export the content again and leave its Permalink column as it is.', zh: '请重新导出，并保留“永久链接”列。' },
  )
}

/** Counts of single days would be taken for all that a post has. */
function demandLifetime(row: Cells): void {
  const date = row.text('date')
  if (!/\d/.test(date)) return
  throw new Unreadable(
    row.header('date'),
    date,
    { en: 'These are the counts of one day, not of the post so far.', zh: '这是单日数据，而非内容的累计数据。' },
    { en: 'Export the content with the breakdown “Lifetime”.', zh: '请在导出时选择“累计（Lifetime）”。' },
  )
}
