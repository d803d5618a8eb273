import { z } from 'zod'
import { livePlatformNames } from '../../kernel/live-platform.ts'
import { shareOf } from '../../kernel/share.ts'
import { common, plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { watchedShare, watchingAt } from './curve.ts'
import { readVideos, type Video } from './video-book.ts'
import { videoAsks } from './video-facts.ts'
import { platformParam, videoPeriod } from './video-question.ts'

const whole = z.int().nullable()
const share = z.number().nullable()
const perView = {
  en: 'Of the days chosen, per view of all time as the file states them',
  zh: '所选周期内 ÷ 文件中的累计播放量',
}
const interval = { en: '95% interval', zh: '95% 区间' }

export const videoPerformance = defineMeasure({
  id: 'video-performance',
  group: 'live',
  title: { en: 'Videos', zh: '视频' },
  doc: {
    en: 'Each video: how much of it is watched, and what its own link codes and coupons brought in the days chosen. Clicks are those of short links; an order is known by a coupon, by a visit from the link in the 30 days before, or by a code said in a chat. Views are of all time: choose days that begin with the video, or rates are too low. A code that several videos state counts for none of them. Without a code of its own it is not known what a video brought; of one with coupons alone no clicks and visits are known.',
    zh: '每个视频的观看情况，以及其专属链接与优惠码在所选周期内带来的结果。点击为短链接点击；订单通过优惠码、下单前 30 天内来自该链接的访问，或聊天报码识别。播放量为累计值：请选择自发布起的周期，否则比率会偏低。多个视频共用的专属码不计入任何一个。没有专属码的视频，其带来的结果未知；只有优惠码的视频，点击与访问未知。',
  },
  params: videoPeriod.extend({ platform: platformParam }),
  row: z.object({
    video: z.string(),
    title: z.string(),
    platform: z.string(),
    seconds: z.number(),
    published_on: z.string().nullable(),
    version_of: z.string(),
    sku: z.string(),
    views: whole,
    watched: share,
    kept_half: share,
    kept_end: share,
    moments: z.int(),
    clicks: whole,
    click_rate: share,
    click_low: share,
    click_high: share,
    visits: whole,
    orders: whole,
    order_rate: share,
    order_low: share,
    order_high: share,
    net_sales: whole,
    cm3: whole,
    shared_codes: z.int(),
  }),
  columns: {
    video: plain('text', 'Video', '视频'),
    title: plain('text', 'Title', '标题'),
    platform: { ...plain('text', 'Platform', '平台'), values: livePlatformNames },
    seconds: plain('seconds', 'Length', '时长'),
    published_on: plain('day', 'Published', '发布日'),
    version_of: plain('text', 'Version of', '版本组'),
    sku: common.sku,
    views: plain('count', 'Views', '播放量'),
    watched: plain('share', 'Watched', '平均观看比例', {
      en: 'Mean share of the video that is watched',
      zh: '平均看完视频的比例',
    }),
    kept_half: plain('share', 'Left at half', '过半留存', {
      en: 'Who still watches at half of its length',
      zh: '播放到一半时仍在观看的比例',
    }),
    kept_end: plain('share', 'Left at the end', '完播留存'),
    moments: plain('count', 'Moments', '时刻数', { en: 'Of which is known what they show', zh: '已标注内容的时刻' }),
    clicks: summed('count', 'Clicks', '点击'),
    click_rate: plain('share', 'Clicks per view', '点击率', perView),
    click_low: plain('share', 'Clicks per view, from', '点击率下限', interval),
    click_high: plain('share', 'Clicks per view, to', '点击率上限', interval),
    visits: summed('count', 'Visits', '访问'),
    orders: summed('count', 'Orders', '订单数'),
    order_rate: plain('share', 'Orders per view', '下单率', perView),
    order_low: plain('share', 'Orders per view, from', '下单率下限', interval),
    order_high: plain('share', 'Orders per view, to', '下单率上限', interval),
    net_sales: common.netSales,
    cm3: common.cm3,
    shared_codes: plain('count', 'Shared codes', '共用码', {
      en: 'Codes that other videos state, too; they count for none',
      zh: '其他视频也填写的码，不计入任何一个',
    }),
  },
  chart: { kind: 'bar', x: 'title', y: ['watched'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  ...videoAsks,
  answer: async (found) => (await readVideos(found)).map(videoRow).sort((a, b) => (b.cm3 ?? 0) - (a.cm3 ?? 0)),
  say: ({ rows }, { money, many, count }) => {
    const [best] = rows.filter(({ cm3 }) => cm3 !== null && cm3 > 0)
    if (!best) return undefined
    const name = best.title || best.video
    return {
      en: `${name} brought the most: ${many(best.orders, 'order')} with a CM3 of ${money(best.cm3).en}.`,
      zh: `${name} 带来最多：${count(best.orders).zh} 个订单，CM3 ${money(best.cm3).zh}。`,
    }
  },
})

function videoRow(video: Video) {
  const { brought, curve, views } = video
  const rate = (count: number | null | undefined) => {
    const ends = count === undefined || count === null || views === null ? undefined : shareOf(count, views)
    return {
      of: ends && typeof count === 'number' && views ? count / views : null,
      low: ends?.low ?? null,
      high: ends?.high ?? null,
    }
  }
  const [clicked, ordered] = [rate(brought?.clicks), rate(brought?.orders.length)]
  const margins = brought?.orders.flatMap(({ cm3 }) => (cm3 === null ? [] : [cm3])) ?? []
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
  return {
    video: video.key,
    ...{ title: video.title, platform: video.platform, seconds: video.seconds, published_on: video.published_on },
    ...{ version_of: video.version_of, sku: video.sku, views },
    watched: curve ? watchedShare(curve) : null,
    kept_half: curve ? watchingAt(curve, 0.5) : null,
    kept_end: curve ? watchingAt(curve, 1) : null,
    moments: video.moments.length,
    clicks: brought?.clicks ?? null,
    ...{ click_rate: clicked.of, click_low: clicked.low, click_high: clicked.high },
    visits: brought?.visits ?? null,
    orders: brought?.orders.length ?? null,
    ...{ order_rate: ordered.of, order_low: ordered.low, order_high: ordered.high },
    net_sales: brought ? sum(brought.orders.map(({ net_sales }) => net_sales)) : null,
    cm3: brought && (margins.length > 0 || brought.orders.length === 0) ? sum(margins) : null,
    shared_codes: video.sharedCodes,
  }
}
