import { z } from 'zod'
import { answered } from '../answered.ts'
import type { Cell, Read, Session } from '../define.ts'
import { ReadFault } from '../refusal.ts'
import { seenAt, stoppedAt } from './day-cursor.ts'
import { firstPage } from './first-page.ts'
import { graph, type Insights, insightsReader, isRecent, nextOf, noInsights, paging } from './meta-graph.ts'

const atOnce = 50
const ofPost = ['views', 'reach', 'likes', 'comments', 'shares', 'saved'] as const
/** Metrics that are documented of each kind of media; of an ad there are none. */
const metricsOf: Readonly<Record<string, readonly string[]>> = {
  FEED: ofPost,
  REELS: ofPost,
  STORY: ['views', 'reach', 'shares'],
  AD: [],
}

/** Posts and reels of an Instagram account. Stories live a day and are not listed. */
export const instagramPosts: Read<'instagram' | 'page'> = {
  id: 'instagram',
  title: { en: 'Instagram posts', zh: 'Instagram 内容' },
  tables: {
    'creator-posts': [
      ...['post_id', 'platform', 'handle', 'posted_at', 'as of', 'type', 'caption', 'views', 'reach', 'likes'],
      ...['comments', 'shares', 'saves', 'url'],
    ],
  },
  async *pages(session, cursors) {
    const { instagram, page: ofPage } = session.settings
    if (instagram === undefined && ofPage === undefined) throw new ReadFault(nothingToRead)
    if (instagram === undefined) return
    const { username } = answered(account, (await session.ask(of(instagram, { fields: 'username' }))).body)
    const insights = insightsReader(session)
    const ask = async (after: string | undefined) =>
      answered(list, (await session.ask(of(`${instagram}/media`, { fields, limit: atOnce, after }))).body)
    let page = await firstPage(z.string().safeParse(stoppedAt(cursors.instagram, session.day)).data, ask)
    for (;;) {
      const after = nextOf(page.paging)
      const rows: Record<string, Cell>[] = []
      for (const one of page.data) {
        const metrics = metricsOf[one.media_product_type ?? ''] ?? ofPost
        const isAsked = isRecent(new Date(one.timestamp), session)
        rows.push(rowOf(one, isAsked ? await insights.of(one.id, metrics) : noInsights, username, session))
      }
      yield {
        rows: { 'creator-posts': rows },
        cursor: after === undefined ? undefined : { day: session.day, at: after },
      }
      if (after === undefined) break
      page = await ask(after)
    }
    insights.end()
  },
}

const nothingToRead = {
  kind: 'access',
  said: 'the connection names neither an Instagram account nor a page',
  remedy: {
    en: 'Write the id of the Instagram account, of the Facebook page, or of both into the settings of the connection.',
    zh: '请在连接的设置中填写 Instagram 账号 ID 或 Facebook 公共主页 ID，至少填写其中一个。',
  },
} as const

const of = (path: string, query: Record<string, string | number | undefined>) =>
  ({ method: 'GET', url: `${graph}/${path}`, query }) as const

const account = z.object({ username: z.string() })
const media = z.object({
  id: z.string(),
  caption: z.string().default(''),
  media_type: z.string().optional(),
  media_product_type: z.string().optional(),
  permalink: z.string().optional(),
  timestamp: z.string(),
  like_count: z.int().optional(),
  comments_count: z.int().optional(),
})
const list = z.object({ data: z.array(media).default([]), paging })
const fields = Object.keys(media.shape).join(',')

function rowOf(one: z.output<typeof media>, told: Insights, handle: string, { asOf }: Session): Record<string, Cell> {
  const posted = new Date(one.timestamp)
  return {
    ...{ post_id: one.id, platform: 'Instagram', handle, posted_at: posted.toISOString() },
    'as of': seenAt(asOf, posted),
    type: (one.media_product_type === 'REELS' ? 'reel' : (one.media_type ?? '')).toLowerCase(),
    caption: one.caption.replace(/\s+/g, ' ').trim(),
    ...{ views: told.get('views'), reach: told.get('reach'), likes: told.get('likes') ?? one.like_count },
    ...{ comments: told.get('comments') ?? one.comments_count, shares: told.get('shares'), saves: told.get('saved') },
    url: one.permalink,
  }
}
