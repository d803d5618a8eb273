import { z } from 'zod'
import { answered } from '../answered.ts'
import type { Cell, Read, Session } from '../define.ts'
import { seenAt, stoppedAt } from './day-cursor.ts'
import { firstPage } from './first-page.ts'
import { graph, type Insights, insightsReader, isRecent, nextOf, noInsights, paging } from './meta-graph.ts'

const atOnce = 50
/** These took the place of post_impressions and post_impressions_unique. */
const metrics = ['post_media_view', 'post_total_media_view_unique'] as const

/** Posts of a Facebook page, asked with the page's own token. */
export const pagePosts: Read<'instagram' | 'page'> = {
  id: 'page',
  title: { en: 'Posts of the Facebook page', zh: 'Facebook 主页内容' },
  tables: {
    'creator-posts': [
      ...['post_id', 'platform', 'handle', 'posted_at', 'as of', 'caption', 'views', 'reach', 'likes', 'comments'],
      ...['shares', 'url'],
    ],
  },
  async *pages(session, cursors) {
    const { page } = session.settings
    if (page === undefined) return
    const asked = { method: 'GET', url: `${graph}/${page}`, query: { fields: 'name,access_token' } } as const
    const { name, access_token } = answered(about, (await session.ask(asked)).body)
    const headers: Readonly<Record<string, string>> = access_token ? { authorization: `Bearer ${access_token}` } : {}
    const insights = insightsReader(session, headers)
    const ask = async (after: string | undefined) => {
      const query = { fields, limit: atOnce, after }
      const url = `${graph}/${page}/published_posts`
      return answered(list, (await session.ask({ method: 'GET', url, query, headers })).body)
    }
    let posts = await firstPage(z.string().safeParse(stoppedAt(cursors.page, session.day)).data, ask)
    for (;;) {
      const after = nextOf(posts.paging)
      const rows: Record<string, Cell>[] = []
      for (const one of posts.data) {
        const isAsked = isRecent(new Date(one.created_time), session)
        rows.push(rowOf(one, isAsked ? await insights.of(one.id, metrics) : noInsights, name, session))
      }
      yield {
        rows: { 'creator-posts': rows },
        cursor: after === undefined ? undefined : { day: session.day, at: after },
      }
      if (after === undefined) break
      posts = await ask(after)
    }
    insights.end()
  },
}

const about = z.object({ name: z.string(), access_token: z.string().optional() })
const total = z.object({ summary: z.object({ total_count: z.int().optional() }).optional() }).optional()
const post = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: z.string(),
  permalink_url: z.string().optional(),
  reactions: total,
  comments: total,
  shares: z.object({ count: z.int() }).optional(),
})
const list = z.object({ data: z.array(post).default([]), paging })
const fields =
  'id,message,created_time,permalink_url,shares,reactions.limit(0).summary(total_count),comments.limit(0).summary(total_count)'

function rowOf(one: z.output<typeof post>, told: Insights, handle: string, { asOf }: Session): Record<string, Cell> {
  const posted = new Date(one.created_time)
  return {
    // "page_post" is the id of a post; the export has the part behind the page's.
    ...{ post_id: one.id.replace(/^\d+_/, ''), platform: 'Facebook', handle, posted_at: posted.toISOString() },
    'as of': seenAt(asOf, posted),
    caption: one.message.replace(/\s+/g, ' ').trim(),
    ...{ views: told.get('post_media_view'), reach: told.get('post_total_media_view_unique') },
    ...{ likes: one.reactions?.summary?.total_count, comments: one.comments?.summary?.total_count },
    // A post that nobody shared has no such field.
    ...{ shares: one.shares?.count ?? 0, url: one.permalink_url },
  }
}
