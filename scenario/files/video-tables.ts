import type { StatedVideo } from '../statements.ts'
import { csvLine, utcTime } from './table.ts'

/** Videos, a line each. Their links are those below their posts. */
export function videosTable(videos: readonly StatedVideo[]): string {
  const header = 'video_id,platform,title,length,published_at,views,sku,version_of'
  const rows = videos.map(({ id, platform, title, seconds, publishedAt, views, sku, versionOf }) => {
    const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    return csvLine([id, platform, title, length, utcTime(publishedAt), views, sku, versionOf])
  })
  return `${header}\n${rows.join('')}`
}

/** Curves as YouTube's interface gives them: a hundred points by share of the length. */
export function youtubeCurves(videos: readonly StatedVideo[]): string {
  const header = 'video_id,platform,elapsedVideoTimeRatio,audienceWatchRatio,relativeRetentionPerformance'
  const rows = videos
    .filter(({ platform }) => platform === 'youtube')
    .flatMap((video) =>
      Array.from({ length: 100 }, (_, place) => {
        const at = (place + 1) / 100
        return csvLine([video.id, video.platform, at.toFixed(2), watchingAt(video, at), video.relative.toFixed(4)])
      }),
    )
  return `${header}\n${rows.join('')}`
}

/** Curves of the other platforms: a point each second. */
export function secondCurves(videos: readonly StatedVideo[]): string {
  const rows = videos
    .filter(({ platform }) => platform !== 'youtube')
    .flatMap((video) =>
      Array.from({ length: video.seconds + 1 }, (_, second) =>
        csvLine([video.id, video.platform, second, watchingAt(video, second / video.seconds)]),
      ),
    )
  return `video_id,platform,second,watching\n${rows.join('')}`
}

/** Between two ends of parts, on the straight line between them. */
function watchingAt({ watching }: StatedVideo, at: number): string {
  const place = at * (watching.length - 1)
  const before = Math.min(watching.length - 2, Math.floor(place + 1e-9))
  const [a = 0, b = 0] = [watching[before], watching[before + 1]]
  return (a + (b - a) * (place - before)).toFixed(6)
}

/** What the videos show when. */
export function videoMomentsTable(videos: readonly StatedVideo[]): string {
  const rows = videos.flatMap(({ id, platform, moments }) =>
    moments.map(({ second, kind, sku, note, clicks }) => csvLine([id, platform, second, kind, sku, note, clicks])),
  )
  return `video_id,platform,second,kind,sku,note,clicks\n${rows.join('')}`
}
