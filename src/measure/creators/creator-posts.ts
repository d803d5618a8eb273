import { z } from 'zod'
import { platformNames, socialPlatforms } from '../../kernel/social-platform.ts'
import { sql, str, u64 } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { creatorParam } from './creator-param.ts'
import { postsOf } from './posts-of.ts'

const known = z.int().nullable()

export const creatorPosts = defineMeasure({
  id: 'creator-posts',
  group: 'creators',
  title: { en: 'Posts of creators', zh: '红人内容' },
  doc: {
    en: 'Each post of the period with its counts as they were seen last, newest first. Sponsored is what the file states, or what the caption discloses; what nothing tells of is taken as the creator’s own. Counts that fell between two looks, and posts that were taken down, are said.',
    zh: '周期内的每条内容及其最近一次统计的数据，最新的在前。商业合作以文件注明或文案标识为准；都没有的按自有内容计。两次统计之间数据回落、以及已删除的内容都会标明。',
  },
  params: period.pick({ from: true, to: true, compare: true, currency: true }).extend({
    platform: z
      .enum(['all', ...socialPlatforms])
      .default('all')
      .meta({ description: 'Posts on one platform alone', zh: '只看一个平台的内容' }),
    creator: creatorParam,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(500)
      .meta({ description: 'Most posts', zh: '最多内容数' }),
  }),
  row: z.object({
    posted_on: z.string(),
    platform: z.string(),
    handle: z.string(),
    kind: z.string(),
    caption: z.string(),
    sponsored: z.string(),
    views: known,
    likes: known,
    comments: known,
    shares: known,
    saves: known,
    engagement: z.number().nullable(),
    code: z.string(),
    sku: z.string(),
    looks: z.int(),
    fell: z.int(),
    deleted: z.int(),
    url: z.string(),
    post: z.string(),
    creator: z.string(),
  }),
  columns: {
    posted_on: plain('day', 'Posted on', '发布日期'),
    platform: { ...plain('text', 'Platform', '平台'), values: platformNames },
    handle: plain('text', 'Handle', '账号', { en: 'As it was when it was posted', zh: '发布时的账号' }),
    kind: plain('text', 'Kind', '类型'),
    caption: plain('text', 'Caption', '文案'),
    sponsored: {
      ...plain('text', 'Sponsored', '商业合作'),
      values: {
        stated: { en: 'Stated', zh: '已注明' },
        marked: { en: 'By a mark', zh: '按标识' },
        own: { en: 'Own', zh: '自有' },
        '': { en: 'Own, nothing said', zh: '自有（未注明）' },
      },
    },
    views: summed('count', 'Views', '播放量'),
    likes: summed('count', 'Likes', '点赞'),
    comments: summed('count', 'Comments', '评论'),
    shares: summed('count', 'Shares', '分享'),
    saves: summed('count', 'Saves', '收藏'),
    engagement: plain('share', 'Engagement', '互动率', {
      en: 'Likes, comments, shares and saves ÷ views',
      zh: '（点赞 + 评论 + 分享 + 收藏）÷ 播放量',
    }),
    code: plain('text', 'Code', '专属码'),
    sku: plain('text', 'SKU', 'SKU'),
    looks: plain('count', 'Looks', '统计次数', { en: 'How often it was looked at', zh: '被统计的次数' }),
    fell: plain('count', 'Counts fell', '数据回落', {
      en: '1 where a count was seen to fall',
      zh: '1 表示曾有数据回落',
    }),
    deleted: plain('count', 'Deleted', '已删除', { en: '1 where it was taken down', zh: '1 表示已删除' }),
    url: plain('text', 'Address', '链接'),
    post: plain('text', 'Post id', '内容编号'),
    creator: plain('text', 'Id of the creator', '红人编号', {
      en: 'Of somebody who is not in the book, platform and handle',
      zh: '不在红人库中的显示平台与账号',
    }),
  },
  chart: { kind: 'table', x: 'posted_on', y: ['views', 'engagement'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT post_id AS post, toString(toDate(posted_at, ${str(p.scope.timeZone)})) AS posted_on, author AS creator, toString(platform) AS platform, spelt AS handle,
      toString(kind) AS kind, caption, toString(sponsored_by) AS sponsored, views, likes, comments, shares, saves, rate AS engagement, code, sku, observations AS looks, fell, deleted, url
    FROM (${postsOf(p)}) ORDER BY posted_at DESC, post_id LIMIT ${u64(p.limit)}`,
})
