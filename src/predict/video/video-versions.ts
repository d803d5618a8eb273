import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { watchedShare, watchingAt } from '../../measure/video/curve.ts'
import { differenceOfCounts } from '../../measure/video/intervals.ts'
import { readVideos, type Video } from '../../measure/video/video-book.ts'
import { videoAsks } from '../../measure/video/video-facts.ts'
import { videoParam, videoPeriod } from '../../measure/video/video-question.ts'

const share = z.number().nullable()

/** What versions are compared by: a share of their views each, and null where it is not known. */
const figures = {
  kept_quarter: ({ curve }) => curve && watchingAt(curve, 0.25),
  kept_half: ({ curve }) => curve && watchingAt(curve, 0.5),
  kept_end: ({ curve }) => curve && watchingAt(curve, 1),
  watched: ({ curve }) => curve && watchedShare(curve),
  click_rate: ({ brought, views }) => brought && perView(brought.clicks, views),
  order_rate: ({ brought, views }) => brought && perView(brought.orders.length, views),
} as const satisfies Record<string, (video: Video) => number | undefined>

export const videoVersions = defineMeasure({
  id: 'video-versions',
  group: 'live',
  title: { en: 'Versions of a video', zh: '视频版本对比' },
  doc: {
    en: 'A video beside each of its other versions, or beside one that is named: who is left at a quarter, half and the end, how much is watched, clicks and orders per view; the difference with its interval (95%, Newcombe), and whether it is beyond chance. Intervals need the views of both. That of the share watched is wide on purpose: only its mean is known. Views of different people are taken as independent; which people a platform showed each version is not known.',
    zh: '视频与其他各版本（或指定的一支）的对比：四分之一处、过半与片尾的留存、平均观看比例、每次播放的点击与下单；给出差值与 95% 区间（Newcombe 法），并说明是否超出偶然。区间需要双方的播放量。平均观看比例的区间取保守值，因为只知道均值。不同观众的播放视为相互独立；平台把各版本推给了哪些人无从得知。',
  },
  params: videoPeriod.extend({
    video: videoParam,
    against: z.string().max(300).optional().meta({ description: 'Another video to compare with', zh: '指定对比视频' }),
  }),
  row: z.object({
    other: z.string(),
    other_title: z.string(),
    figure: z.enum(Object.keys(figures) as [keyof typeof figures, ...(keyof typeof figures)[]]),
    this_one: share,
    that_one: share,
    difference: share,
    low: share,
    high: share,
    verdict: z.enum(['this', 'that', 'chance', '']),
    views: z.int().nullable(),
    other_views: z.int().nullable(),
  }),
  columns: {
    other: plain('text', 'Other version', '另一版本'),
    other_title: plain('text', 'Title', '标题'),
    figure: {
      ...plain('text', 'Figure', '指标'),
      values: {
        kept_quarter: { en: 'Left at a quarter', zh: '四分之一处留存' },
        kept_half: { en: 'Left at half', zh: '过半留存' },
        kept_end: { en: 'Left at the end', zh: '完播留存' },
        watched: { en: 'Watched', zh: '平均观看比例' },
        click_rate: { en: 'Clicks per view', zh: '点击率' },
        order_rate: { en: 'Orders per view', zh: '下单率' },
      },
    },
    this_one: plain('share', 'This version', '本版本'),
    that_one: plain('share', 'Other', '另一版本'),
    difference: plain('share', 'Difference', '差值', {
      en: 'This − other, in percentage points',
      zh: '本版本 − 另一版本（百分点）',
    }),
    low: plain('share', 'Difference from', '差值下限', { en: '95% interval', zh: '95% 区间' }),
    high: plain('share', 'Difference to', '差值上限', { en: '95% interval', zh: '95% 区间' }),
    verdict: {
      ...plain('text', 'What it says', '结论'),
      values: {
        this: { en: 'This one is better', zh: '本版本更好' },
        that: { en: 'The other is better', zh: '另一版本更好' },
        chance: { en: 'Chance may explain it', zh: '可能属于偶然' },
        '': { en: 'Not known', zh: '未知' },
      },
    },
    views: plain('count', 'Views', '播放量'),
    other_views: plain('count', 'Views of the other', '另一版本播放量'),
  },
  chart: { kind: 'table', x: 'figure', y: ['difference'] },
  example: { from: '2025-01-01', to: '2025-03-31', video: 'youtube:v-balcony-a' },
  ...videoAsks,
  answer: async (found, p) => {
    const videos = await readVideos(found)
    const video = videos.find(({ key }) => key === p.video)
    if (!video) return []
    const others = videos.filter(
      (one) =>
        one.key !== video.key &&
        (p.against ? one.key === p.against : video.version_of !== '' && one.version_of === video.version_of),
    )
    return others.flatMap((other) => compared(video, other))
  },
})

function perView(count: number | null, views: number | null): number | undefined {
  return views && count !== null ? count / views : undefined
}

function compared(video: Video, other: Video) {
  return (Object.keys(figures) as (keyof typeof figures)[]).map((figure) => {
    const [mine, theirs] = [figures[figure](video), figures[figure](other)]
    const ends = endsOf({ share: theirs, views: other.views }, { share: mine, views: video.views })
    return {
      ...{ other: other.key, other_title: other.title, figure },
      ...{ this_one: mine ?? null, that_one: theirs ?? null },
      difference: mine === undefined || theirs === undefined ? null : mine - theirs,
      ...{ low: ends?.low ?? null, high: ends?.high ?? null, verdict: verdictOf(ends) },
      ...{ views: video.views, other_views: other.views },
    }
  })
}

type Known = { share: number | undefined; views: number | null }

function endsOf(first: Known, second: Known) {
  if (first.share === undefined || second.share === undefined || !first.views || !second.views) return undefined
  return differenceOfCounts(
    { part: first.share * first.views, whole: first.views },
    { part: second.share * second.views, whole: second.views },
  )
}

function verdictOf(ends: { low: number; high: number } | undefined): 'this' | 'that' | 'chance' | '' {
  if (!ends) return ''
  if (ends.low > 0) return 'this'
  return ends.high < 0 ? 'that' : 'chance'
}
