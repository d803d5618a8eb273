import { z } from 'zod'
import { common, plain, summed } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { readVideos } from '../../measure/video/video-book.ts'
import { videoAsks } from '../../measure/video/video-facts.ts'
import { videoParam, videoPeriod } from '../../measure/video/video-question.ts'
import { momentColumn, momentKinds } from './moment-column.ts'
import { placedSaid } from './placed-said.ts'
import { secondsOf } from './seconds.ts'

const whole = z.int().nullable()
const share = z.number().nullable()
const second = z.number().nullable()

const row = z.object({
  part: z.enum(['second', 'unplaced']),
  second,
  until: second,
  watching: share,
  peers: share,
  kept: share,
  lost: share,
  verdict: z.enum(['holds', 'loses', '']),
  moment: z.enum(momentKinds),
  shows: z.string(),
  placed_until: second,
  platform_clicks: whole,
  clicks: whole,
  visits: whole,
  orders: whole,
  declared: whole,
  product_orders: whole,
  net_sales: whole,
  cm3: whole,
})

const ofLinks = {
  en: 'Of a link that is shown from this second on; those of all other links are not placed',
  zh: '自该秒起展示的链接所带来；其余链接的不落位',
}

export const videoSeconds = defineMeasure({
  id: 'video-seconds',
  group: 'live',
  title: { en: 'Video second by second', zh: '视频逐秒分析' },
  doc: {
    en: 'Who still watches, the moments of the video, and what sold where, on one time axis. Clicks, visits and orders of a link stand over the seconds at which it is shown, where its post says so (#t=0:41, or #t=0:41,1:05), to its end or to the next moment; all others are known for the video as a whole, and are the last row. Orders are deterministic by coupon or visit, or declared by a code said in a chat. Clicks that the platform tells by second come from the file of moments and are not added to those of links. Orders that no link places are modelled at the moment that first shows a product of theirs. Up to 120 steps of equal length, cut also where a moment begins.',
    zh: '同一时间轴上查看：仍在观看的比例、视频时刻、哪里带来成交。链接的“内容”注明在第几秒展示的（#t=0:41 或 #t=0:41,1:05），其点击、访问与订单落在该区间，到注明的结束秒或下一时刻为止；其余只按整支视频统计，列在最后一行。订单依据为“确定”（优惠码或访问）或“声明”（聊天报码）。平台按秒给出的点击来自时刻表，不与链接点击相加。没有链接可落位的订单，推算到首次展示其商品的时刻。等长步长最多 120 段，时刻开始处另行切分。',
  },
  params: videoPeriod.extend({ video: videoParam }),
  row,
  columns: {
    part: {
      ...plain('text', 'Where', '位置'),
      values: { second: { en: 'At a second', zh: '落在秒上' }, unplaced: { en: 'Not placed', zh: '未落位' } },
    },
    second: plain('count', 'From second', '起始秒'),
    until: plain('count', 'To second', '结束秒'),
    watching: plain('share', 'Still watching', '仍在观看', {
      en: 'May be above 100% where a moment is watched again',
      zh: '被反复观看时可超过 100%',
    }),
    peers: plain('share', 'Other videos', '其他视频', {
      en: 'Mean of videos of like length',
      zh: '时长相近视频的平均值',
    }),
    kept: plain('share', 'Stay', '留下', {
      en: 'Of those who watch at its beginning, who still do at its end',
      zh: '开头的观众中，结束时仍在观看的比例',
    }),
    lost: plain('share', 'Lost', '流失', {
      en: 'Of all views, in percentage points; below zero where more watch than before',
      zh: '占全部播放的百分点；为负表示观看增加',
    }),
    verdict: {
      ...plain('text', 'What it says', '结论', {
        en: 'Of the twentieth of the video that it lies in, beside videos of like length (99% interval)',
        zh: '所在二十分之一片段与时长相近视频的比较（99% 区间）',
      }),
      values: {
        holds: { en: 'Holds more', zh: '更留人' },
        loses: { en: 'Loses more', zh: '更流失' },
        '': { en: '–', zh: '–' },
      },
    },
    moment: momentColumn,
    shows: plain('text', 'Shows', '展示'),
    placed_until: plain('count', 'Placed until second', '落位至', {
      en: 'Figures of this row belong to the whole stretch from its second to this one',
      zh: '本行的数字属于从起始秒到该秒的整个区间',
    }),
    platform_clicks: summed('count', 'Clicks (platform)', '点击（平台）', {
      en: 'Placed by the file of moments; not added to the clicks of links',
      zh: '由时刻表落位；不与链接点击相加',
    }),
    clicks: summed('count', 'Clicks', '点击', ofLinks),
    visits: summed('count', 'Visits', '访问', ofLinks),
    orders: summed('count', 'Orders', '订单数', ofLinks),
    declared: summed('count', 'Of these, declared', '其中声明', {
      en: 'Known by a code said in a chat; the others by coupon or visit',
      zh: '依据聊天报码；其余依据优惠码或访问',
    }),
    product_orders: plain('count', 'Orders (modelled)', '订单（推算）', {
      en: 'By product: orders that no link places, with a product that is first shown here. An order of two products is in both',
      zh: '按商品：没有链接可落位、且其商品在此首次展示的订单。含两件商品的订单两处都计',
    }),
    net_sales: common.netSales,
    cm3: common.cm3,
  },
  chart: {
    kind: 'timeline',
    x: 'second',
    y: ['watching', 'peers'],
    timeline: {
      until: 'until',
      mark: ['moment', 'shows'],
      verdict: 'verdict',
      lanes: ['platform_clicks', 'clicks', 'visits', 'orders', 'product_orders'],
      reach: 'placed_until',
      modelled: ['product_orders'],
    },
  },
  example: { from: '2025-01-01', to: '2025-03-31', video: 'youtube:v-balcony-a' },
  ...videoAsks,
  answer: async (found, p) => {
    const videos = await readVideos(found)
    const video = videos.find(({ key }) => key === p.video)
    return video?.curve ? secondsOf({ ...video, curve: video.curve }, videos) : []
  },
  say: ({ rows }, words) => placedSaid(rows, words),
})
