import { z } from 'zod'
import { answered } from '../answered.ts'
import type { Cell, Read, Session } from '../define.ts'
import { seenAt, stoppedAt } from './day-cursor.ts'
import { graph, insightsOf, isRecent, nextOf, paging } from './meta-graph.ts'

const atOnce = 50
const metrics = ['views', 'reach', 'likes', 'comments', 'shares', 'saved'] as const

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
    const { instagram } = session.settings
    if (instagram === undefined) return
    const { username } = answered(account, (await session.ask(of(instagram, { fields: 'username' }))).body)
    let after = z.string().safeParse(stoppedAt(cursors.instagram, session.day)).data
    do {
      const { body } = await session.ask(of(`${instagram}/media`, { fields, limit: atOnce, after }))
      const page = answered(list, body)
      after = nextOf(page.paging)
      const rows: Record<string, Cell>[] = []
      for (const one of page.data) rows.push(await rowOf(one, username, session))
      yield {
        rows: { 'creator-posts': rows },
        cursor: after === undefined ? undefined : { day: session.day, at: after },
      }
    } while (after !== undefined)
  },
}

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

async function rowOf(one: z.output<typeof media>, handle: string, session: Session): Promise<Record<string, Cell>> {
  const posted = new Date(one.timestamp)
  const told = isRecent(posted, session) ? await insightsOf(session, one.id, metrics) : new Map<string, number>()
  return {
    ...{ post_id: one.id, platform: 'Instagram', handle, posted_at: posted.toISOString() },
    'as of': seenAt(session.asOf, posted),
    type: (one.media_product_type === 'REELS' ? 'reel' : (one.media_type ?? '')).toLowerCase(),
    caption: one.caption.replace(/\s+/g, ' ').trim(),
    ...{ views: told.get('views'), reach: told.get('reach'), likes: told.get('likes') ?? one.like_count },
    ...{ comments: told.get('comments') ?? one.comments_count, shares: told.get('shares'), saves: told.get('saved') },
    url: one.permalink,
  }
}
