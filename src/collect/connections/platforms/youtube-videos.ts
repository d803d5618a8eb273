import { z } from 'zod'
import { answered } from '../answered.ts'
import type { Page, Read, Session } from '../define.ts'
import { ReadFault } from '../refusal.ts'
import { firstPage } from './first-page.ts'

const api = 'https://www.googleapis.com/youtube/v3'
/** Videos that one request tells of. */
const atOnce = 50

/** Videos that are known: id → when it was published, and the pass that saw it last. A pass goes through all uploads once. */
const cursorShape = z.object({
  pass: z.int(),
  page: z.string().optional(),
  known: z.record(z.string(), z.tuple([z.string(), z.int()])),
})
export type VideosCursor = z.output<typeof cursorShape>

export function videosCursor(kept: unknown): VideosCursor {
  const { data } = cursorShape.safeParse(kept)
  return data ?? { pass: 1, known: {} }
}

/** Posts with their counts, and videos with their length. */
export const youtubeVideos: Read<'channel'> = {
  id: 'videos',
  title: { en: 'Videos and their counts', zh: '视频及其数据' },
  tables: {
    'creator-posts': [
      ...['post_id', 'platform', 'handle', 'posted_at', 'as of', 'type', 'caption', 'views', 'likes', 'comments'],
      ...['url', 'status'],
    ],
    'videos-table': ['video_id', 'platform', 'title', 'length', 'published_at', 'views'],
  },
  async *pages(session, cursors) {
    const channel = await channelOf(session)
    let cursor = videosCursor(cursors.videos)
    let page = await firstPage(cursor.page, (place) => uploads(session, channel.uploads, place))
    for (;;) {
      const { ids, next } = page
      const videos = (await videosOf(session, ids)).filter(isPublished)
      cursor = { pass: cursor.pass, page: next, known: { ...cursor.known, ...seenIn(videos, cursor.pass) } }
      yield pageOf(videos, channel, session, cursor)
      if (next === undefined) break
      page = await uploads(session, channel.uploads, next)
    }
    yield* takenDown(session, channel, cursor)
  },
}

const seenIn = (videos: readonly Video[], pass: number): VideosCursor['known'] =>
  Object.fromEntries(videos.map(({ id, snippet }) => [id, [snippet.publishedAt, pass]]))

type Channel = { id: string; handle: string; uploads: string }

const channelShape = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({ customUrl: z.string().optional() }),
        contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string() }) }),
      }),
    )
    .default([]),
})

/** The channel of the connection. Throws `ReadFault` where there is none. */
export async function channelOf(session: Session<'channel'>): Promise<Channel> {
  const wanted = session.settings.channel ?? ''
  const by = wanted.startsWith('@') ? { forHandle: wanted } : { id: wanted }
  const query = { part: 'snippet,contentDetails', ...by }
  const { body } = await session.ask({ method: 'GET', url: `${api}/channels`, query })
  const [found] = answered(channelShape, body).items
  if (!found) throw new ReadFault({ kind: 'access', said: `there is no channel ${wanted}`, remedy: otherChannel })
  const { id, snippet, contentDetails } = found
  return { id, handle: snippet.customUrl?.replace(/^@/, '') || id, uploads: contentDetails.relatedPlaylists.uploads }
}

const otherChannel = {
  en: 'Look whether the channel is still there, and correct its id or handle in the settings of the connection.',
  zh: '请确认频道仍然存在，并在连接的设置中更正频道 ID 或 handle。',
}

const uploadsShape = z.object({
  nextPageToken: z.string().optional(),
  items: z.array(z.object({ contentDetails: z.object({ videoId: z.string() }) })).default([]),
})

async function uploads(session: Session<'channel'>, playlistId: string, pageToken: string | undefined) {
  const query = { part: 'contentDetails', maxResults: atOnce, playlistId, pageToken }
  const { body } = await session.ask({ method: 'GET', url: `${api}/playlistItems`, query })
  const { items, nextPageToken } = answered(uploadsShape, body)
  return { ids: items.map(({ contentDetails }) => contentDetails.videoId), next: nextPageToken }
}

/** Counts come as texts; those that are hidden, as of comments that are switched off, do not come. */
const count = z.string().regex(/^\d+$/).optional()
const videoShape = z.object({
  id: z.string(),
  snippet: z.object({
    publishedAt: z.string(),
    title: z.string(),
    description: z.string().default(''),
    liveBroadcastContent: z.string().default('none'),
  }),
  contentDetails: z.object({ duration: z.string().optional() }).default({}),
  statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }).default({}),
  status: z.object({ privacyStatus: z.string() }).optional(),
})
type Video = z.output<typeof videoShape>
// A video that is not among the items counts as taken down: an answer without items says nothing of any.
const videosShape = z.object({ items: z.array(videoShape) })

/** Of these videos those that are there. */
async function videosOf(session: Session<'channel'>, ids: readonly string[]): Promise<Video[]> {
  if (ids.length === 0) return []
  const query = { part: 'snippet,contentDetails,statistics,status', id: ids.join(','), maxResults: atOnce }
  const { body } = await session.ask({ method: 'GET', url: `${api}/videos`, query })
  return answered(videosShape, body).items
}

const isPublished = ({ snippet, status }: Video) =>
  status?.privacyStatus !== 'private' && snippet.liveBroadcastContent !== 'upcoming'

function pageOf(videos: readonly Video[], channel: Channel, session: Session<'channel'>, cursor: VideosCursor): Page {
  const timed = videos.flatMap((video) => {
    const seconds = secondsOf(video.contentDetails.duration ?? '')
    return seconds > 0 ? [{ ...video, seconds }] : []
  })
  return {
    cursor,
    rows: {
      'creator-posts': videos.map((video) => postRow(video, channel, session)),
      'videos-table': timed.map(({ id, seconds, snippet, statistics }) => ({
        video_id: id,
        platform: 'YouTube',
        title: snippet.title,
        length: seconds,
        published_at: snippet.publishedAt,
        views: statistics.viewCount,
      })),
    },
  }
}

function postRow({ id, snippet, statistics }: Video, channel: Channel, { asOf }: Session<'channel'>) {
  return {
    ...namesOf(id, channel, snippet.publishedAt, asOf),
    type: 'video',
    caption: `${snippet.title} ${snippet.description}`.replace(/\s+/g, ' ').trim().slice(0, 2000),
    views: statistics.viewCount,
    likes: statistics.likeCount,
    comments: statistics.commentCount,
  }
}

/** A video is looked at once a day; on the day it is published, when it was. */
function namesOf(id: string, { handle }: Channel, publishedAt: string, asOf: Date) {
  const published = new Date(publishedAt)
  // One that is no moment is for the quarantine to tell of.
  const seen = published > asOf ? published : asOf
  return {
    ...{ post_id: id, platform: 'YouTube', handle, posted_at: publishedAt, 'as of': seen.toISOString() },
    url: `https://www.youtube.com/watch?v=${id}`,
  }
}

/** After a whole pass: videos that it did not see, and that are not there when they are asked for by their ids. */
async function* takenDown(
  session: Session<'channel'>,
  channel: Channel,
  { pass, known }: VideosCursor,
): AsyncGenerator<Page> {
  const missing = Object.entries(known).filter(([, [, seen]]) => seen !== pass)
  let left = known
  for (let at = 0; at < missing.length; at += atOnce) {
    const some = missing.slice(at, at + atOnce)
    const there = await videosOf(
      session,
      some.map(([id]) => id),
    )
    const kept = new Set(there.filter(isPublished).map(({ id }) => id))
    const gone = some.filter(([id]) => !kept.has(id))
    const ids = new Set(gone.map(([id]) => id))
    left = Object.fromEntries(Object.entries(left).filter(([id]) => !ids.has(id)))
    const rows = gone.map(([id, [posted]]) => ({ ...namesOf(id, channel, posted, session.asOf), status: 'deleted' }))
    yield { rows: { 'creator-posts': rows }, cursor: { pass, known: left } }
  }
  yield { rows: {}, cursor: { pass: pass + 1, known: left } }
}

/** Seconds of a duration of ISO 8601, "PT1H2M3S"; 0 for what is none. */
function secondsOf(text: string): number {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (!parts) return 0
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
  return (((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
}
