import { isDisclosed } from '../../kernel/disclosure.ts'
import { readProfileUrl, readSocialPlatform, type SocialPlatform } from '../../kernel/social-platform.ts'
import type { CreatorPost } from '../facts.ts'
import { defineConnector, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { isTotalRow } from './total-row.ts'
import { postCounts } from './values/post-counts.ts'

const fields = {
  post: required(
    'text',
    'Post id',
    '内容编号',
    'post_id | post id | video id | media id | content id | reel id | 内容编号 | 内容id | 作品id | 作品编号 | 视频id | 笔记id | 帖子id',
  ),
  handle: required(
    'text',
    'Handle',
    '账号',
    'handle | username | user name | account | account name | account username | creator | creator username | author | 账号 | 用户名 | 达人账号 | 红人账号 | 达人昵称 | 作者',
  ),
  posted: required(
    'instant',
    'Posted at',
    '发布时间',
    'posted_at | posted at | publish time | published at | published | publish date | post time | date posted | upload date | 发布时间 | 发布日期 | 投稿时间',
  ),
  platform: field('text', 'Platform', '平台', 'platform | channel | network | 平台 | 渠道'),
  observed: field(
    'instant',
    'Seen at',
    '统计时间',
    'observed_at | observed at | seen at | as of | captured at | snapshot date | export time | 统计时间 | 数据时间 | 采集时间 | 抓取时间',
  ),
  kind: field(
    'text',
    'Kind',
    '类型',
    'kind | type | post type | media type | content type | 类型 | 内容类型 | 作品类型',
  ),
  caption: field('text', 'Caption', '文案', 'caption | description | title | text | 文案 | 标题 | 描述 | 作品描述'),
  sponsored: field(
    'text',
    'Sponsored',
    '是否商业合作',
    'sponsored | is sponsored | paid partnership | branded content | paid | 是否商业合作 | 商业合作 | 是否广告 | 合作类型',
  ),
  views: field(
    'integer',
    'Views',
    '播放量',
    'views | video views | plays | play count | view count | impressions | 播放量 | 播放数 | 观看量 | 阅读量 | 浏览量',
  ),
  reach: field(
    'integer',
    'Reach',
    '触达人数',
    'reach | reached audience | unique viewers | 触达人数 | 覆盖人数 | 曝光人数',
  ),
  likes: field('integer', 'Likes', '点赞', 'likes | like count | 点赞 | 点赞数 | 点赞量'),
  comments: field('integer', 'Comments', '评论', 'comments | comment count | 评论 | 评论数 | 评论量'),
  shares: field('integer', 'Shares', '分享', 'shares | share count | reposts | 分享 | 分享数 | 转发 | 转发数 | 分享量'),
  saves: field(
    'integer',
    'Saves',
    '收藏',
    'saves | save count | favorites | favourites | bookmarks | 收藏 | 收藏数 | 收藏量',
  ),
  url: field('text', 'Address', '链接', 'url | post url | link | permalink | video link | 链接 | 作品链接 | 内容链接'),
  sku: field('text', 'Product', '商品', 'sku | product | product sku | 商品 | 商品sku'),
  code: field('text', 'Link code', '专属码', 'code | link code | 专属码 | 链接码'),
  status: field('text', 'Status', '状态', 'status | post status | 状态 | 作品状态'),
}
type Cells = Row<keyof typeof fields>

export const creatorPosts = defineConnector({
  id: 'creator-posts',
  title: { en: 'Posts of creators', zh: '红人内容表' },
  doc: {
    en: 'Posts of creators with their counts, as platforms or tools export them: a line for each post, or for each time that one was looked at. It needs the id of the post, the handle and when it was posted; the platform comes from its column or from the address. Counts are those of the day in "as of"; a file without it speaks for the moment of its import. A later look at a post does not overwrite an earlier one; only of files without that column the newest counts. A status of deleted (已删除) keeps the post and its history.',
    zh: '红人发布的内容及其数据，由平台或工具导出：每条内容一行，或每次统计一行。需要内容编号、账号和发布时间；平台取自平台列或链接。数据以“统计时间”为准，没有该列时以导入时间为准。之后再统计不会覆盖之前的数据；没有该列的文件只以最新一份为准。状态为“已删除”的内容仍保留及其历史。',
  },
  facts: ['creator_posts'],
  fields,
  oneOf: ['views', 'likes', 'comments', 'status'],
  sample: `post_id,platform,handle,posted_at,as of,type,caption,sponsored,views,likes,comments,shares,saves,status
7301,TikTok,mia.home,2026-01-05T18:00:00Z,2026-01-12T00:00:00Z,video,Evening light #ad,,48200,3100,140,60,220,
7301,TikTok,mia.home,2026-01-05T18:00:00Z,2026-01-19T00:00:00Z,video,Evening light #ad,,51900,3290,151,66,240,
C9x,Instagram,@miahome,2026-01-08T09:30:00Z,2026-01-19T00:00:00Z,reel,My balcony,no,9100,640,31,4,51,deleted
`,
  open: () => ({
    row(row, emit) {
      if (isTotalRow(row.cells)) return 'ignored'
      const post_id = row.need(row.id('post'), 'post')
      const observed_at = row.instant('observed')
      emit('creator_posts', {
        line_key: observed_at?.toISOString() ?? '',
        platform: platformOf(row),
        post_id,
        handle: row.need(row.id('handle').replace(/^[@＠]+/, ''), 'handle'),
        posted_at: row.need(row.instant('posted'), 'posted'),
        observed_at,
        kind: row.text('kind').toLowerCase(),
        caption: row.text('caption'),
        sponsored: sponsoredOf(row),
        ...postCounts(row),
        url: row.text('url'),
        sku: row.text('sku'),
        code: row.text('code'),
        deleted: /deleted|removed|taken down|已删|删除|下架/i.test(row.text('status')),
      })
    },
  }),
})

function platformOf(row: Cells): SocialPlatform {
  const stated = row.text('platform')
  const known = stated ? readSocialPlatform(stated) : readProfileUrl(row.text('url'))?.platform
  if (known) return known
  throw new Unreadable(
    row.header('platform') || 'Platform',
    stated,
    { en: 'It is not known on which platform this post is.', zh: '无法判断该内容所在的平台。' },
    {
      en: 'Add a column with the platform, such as TikTok or Instagram.',
      zh: '请添加平台列，例如 TikTok 或 Instagram。',
    },
  )
}

/** Stated by the file; else by the marks of the caption, which is noted. Without either it counts as the creator's own. */
function sponsoredOf(row: Cells): CreatorPost['sponsored'] {
  const stated = row.text('sponsored')
  if (/^(yes|y|true|1|sponsored|paid|paid partnership|branded|ad|是|商业|商单|广告|合作|付费)$/i.test(stated))
    return 'stated'
  if (/^(no|n|false|0|own|organic|none|否|自有|非商业|非广告|日常)$/i.test(stated)) return 'own'
  if (stated !== '' && stated !== '-')
    throw new Unreadable(
      row.header('sponsored'),
      stated,
      { en: 'It is not clear whether this means sponsored.', zh: '无法判断是否为商业合作。' },
      { en: 'Write yes or no, or leave the cell empty.', zh: '请填写“是”或“否”，或留空。' },
    )
  return isDisclosed(row.text('caption')) ? 'marked' : ''
}
