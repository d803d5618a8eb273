import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { readVideos, type Video } from '../../measure/video/video-book.ts'
import { videoAsks } from '../../measure/video/video-facts.ts'
import { videoParam, videoPeriod } from '../../measure/video/video-question.ts'
import { besidePeers, peersOf } from './beside-peers.ts'
import { momentColumn, momentKinds, shownIn } from './moment-column.ts'

const share = z.number().nullable()

export const videoCurve = defineMeasure({
  id: 'video-curve',
  group: 'live',
  title: { en: 'Retention of a video', zh: '视频留存' },
  doc: {
    en: 'A video in twenty parts: who still watches, what it shows, and whether a part holds or loses more than the brand’s other videos on the same platform that are at most half as long again and have a curve. A part stands out where the share of its viewers who stay lies outside the interval in which 99 of 100 such videos lie; from fewer than four videos nothing is said. Clicks stand at a second only where the file of moments places them; all others are known for the video as a whole.',
    zh: '把视频分成 20 段：每段仍在观看的比例、展示内容，以及与品牌在同一平台、时长相近（相差不超过一半）的其他视频相比，该段更留人还是更流失。该段观众的留下比例超出同类视频的 99% 区间时才标注；同类视频少于 4 个不下结论。只有时刻表注明了秒数的点击才落在时间轴上，其余点击只按整支视频统计。',
  },
  params: videoPeriod.extend({ video: videoParam }),
  row: z.object({
    second: z.number(),
    until: z.number(),
    watching: z.number(),
    peers: share,
    kept: share,
    peers_kept: share,
    low: share,
    high: share,
    relative: share,
    verdict: z.enum(['holds', 'loses', '']),
    moment: z.enum(momentKinds),
    shows: z.string(),
    clicks: z.int().nullable(),
    videos: z.int(),
  }),
  columns: {
    second: plain('count', 'From second', '起始秒'),
    until: plain('count', 'To second', '结束秒'),
    watching: plain('share', 'Still watching', '仍在观看', {
      en: 'At the beginning of the part; may be above 100% where a moment is watched again',
      zh: '该段开头的比例；被反复观看时可超过 100%',
    }),
    peers: plain('share', 'Other videos', '其他视频', {
      en: 'Mean of videos of like length',
      zh: '时长相近视频的平均值',
    }),
    kept: plain('share', 'Stay', '留下', {
      en: 'Of those who watch at its beginning, who still do at its end',
      zh: '该段开头的观众中，段末仍在观看的比例',
    }),
    peers_kept: plain('share', 'Stay, other videos', '其他视频留下'),
    low: plain('share', 'Stay, from', '留下区间下限', {
      en: '99% of videos of like length',
      zh: '时长相近视频的 99% 区间',
    }),
    high: plain('share', 'Stay, to', '留下区间上限', {
      en: '99% of videos of like length',
      zh: '时长相近视频的 99% 区间',
    }),
    relative: plain('share', 'Beside all of the platform', '平台相对留存', {
      en: 'As the platform tells: 0.5 is the middle of all its videos of like length',
      zh: '平台口径：0.5 为全平台同等时长视频的中位',
    }),
    verdict: {
      ...plain('text', 'What it says', '结论'),
      values: {
        holds: { en: 'Holds more', zh: '更留人' },
        loses: { en: 'Loses more', zh: '更流失' },
        '': { en: '–', zh: '–' },
      },
    },
    moment: momentColumn,
    shows: plain('text', 'Shows', '展示'),
    clicks: plain('count', 'Clicks placed here', '落在此处的点击'),
    videos: plain('count', 'Videos alike', '同类视频数'),
  },
  chart: { kind: 'line', x: 'second', y: ['watching', 'peers'] },
  example: { from: '2025-01-01', to: '2025-03-31', video: 'youtube:v-balcony-a' },
  ...videoAsks,
  answer: async (found, p) => curveRows(await readVideos(found), p.video),
})

function curveRows(videos: readonly Video[], key: string) {
  const video = videos.find((one) => one.key === key)
  if (!video?.curve) return []
  const { curve } = video
  const peers = peersOf(video, videos)
  const all = besidePeers({ ...video, curve }, peers)
  return all.map(({ from, to, peers_watching, ...part }, place) => {
    const isLast = place === all.length - 1
    const within = video.moments.filter(({ second }) => second >= from && (second < to || isLast))
    const placed = within.flatMap(({ clicks }) => (clicks === null ? [] : [clicks]))
    const near = curve.points.filter(({ at }) => at * video.seconds >= from && at * video.seconds < to)
    const told = near.flatMap(({ relative }) => (relative === null ? [] : [relative]))
    return {
      second: Math.round(from * 10) / 10,
      until: Math.round(to * 10) / 10,
      ...part,
      peers: peers_watching,
      relative: told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0) / told.length,
      ...shownIn(within),
      clicks: placed.length === 0 ? null : placed.reduce((sum, one) => sum + one, 0),
      videos: peers.length,
    }
  })
}
