import { z } from 'zod'
import { addDays } from '../../../kernel/time.ts'
import { answered } from '../answered.ts'
import type { Page, Read } from '../define.ts'
import { ReadFault } from '../refusal.ts'
import { googleGrant } from './google-access.ts'
import { channelOf, type VideosCursor, videosCursor } from './youtube-videos.ts'

const reports = 'https://youtubeanalytics.googleapis.com/v2/reports'

/** A curve is a request: of a large channel the rest follows on the next days. */
const videosOfRun = 200
/** Days that YouTube takes until figures are whole. */
const lagDays = 3

const cursorShape = z.object({ after: z.string() })
const columns = ['elapsedVideoTimeRatio', 'audienceWatchRatio', 'relativeRetentionPerformance'] as const
const reportShape = z.object({
  columnHeaders: z.array(z.object({ name: z.string() })),
  rows: z.array(z.array(z.union([z.number(), z.string(), z.null()]))).default([]),
})

/** Curves of who still watches, a video after the other, from where the last run stopped. */
export const youtubeRetention: Read<'channel'> = {
  id: 'retention',
  title: { en: 'Retention curves', zh: '观众留存曲线' },
  needs: googleGrant,
  tables: { 'video-retention': ['video_id', 'platform', ...columns] },
  async *pages(session, cursors): AsyncGenerator<Page> {
    const lastDay = addDays(session.day, -lagDays)
    const { known } = videosCursor(cursors.videos)
    const { after = '' } = cursorShape.safeParse(cursors.retention).data ?? {}
    const turn = turnAfter(after, known, lastDay)
    if (turn.length === 0) return
    const { id: channel } = await channelOf(session)
    for (const [id, published] of turn) {
      // Days of these reports are Pacific ones, and may be one behind.
      const startDate = addDays(published, -1)
      const query = {
        ...{ ids: `channel==${channel}`, startDate, endDate: lastDay, filters: `video==${id}` },
        ...{ dimensions: columns[0], metrics: columns.slice(1).join(',') },
      }
      try {
        const { body } = await session.ask({ method: 'GET', url: reports, query })
        yield { rows: { 'video-retention': pointsOf(id, body) }, cursor: { after: id } }
      } catch (error) {
        // A curve that is refused keeps those behind it from being read today, and not every day.
        if (error instanceof ReadFault && error.kind === 'refused') yield { rows: {}, cursor: { after: id } }
        throw error
      }
    }
  },
}

/** Whose turn it is, with the day each was published: those that come after the last one, and the first again after the end. */
function turnAfter(last: string, known: VideosCursor['known'], lastDay: string): (readonly [string, string])[] {
  const old = Object.entries(known)
    .map(([id, [published]]) => [id, published.slice(0, 10)] as const)
    .filter(([, published]) => published <= lastDay)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const place = old.findIndex(([id]) => id > last)
  return place < 0 ? old.slice(0, videosOfRun) : old.slice(place, place + videosOfRun)
}

/** The points of a curve; none of a video that too few have watched. */
function pointsOf(id: string, body: unknown): Page['rows'][string] {
  const { columnHeaders, rows } = answered(reportShape, body)
  const places = columns.map((name) => columnHeaders.findIndex((header) => header.name === name))
  return rows.map((row) => {
    const cells = columns.map((name, i) => [name, row[places[i] ?? -1] ?? undefined] as const)
    return { video_id: id, platform: 'YouTube', ...Object.fromEntries(cells) }
  })
}
