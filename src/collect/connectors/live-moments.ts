import { defineConnector, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { isTotalRow } from './total-row.ts'
import { countOf } from './values/count.ts'
import { livePlatformOf } from './values/live-platform.ts'

export const liveMoments = defineConnector({
  id: 'live-moments',
  title: { en: 'Minutes of live sessions', zh: '直播分钟与商品表' },
  doc: {
    en: 'What happened in live sessions: a line for each minute (or any step) with viewers, comments, clicks, gifts and orders as the platform tells them; and a line for each product that was shown, with the moment from which and, as far as it is known, until which. A line with a product counts for that product; without "until" it is shown until the next one or the end. Counts of lines without a product are those of the whole room and are not added to those of products. Chinese headers: 场次编号, 平台, 时间, 讲解结束, 商品, 在线人数, 评论数, 商品点击数, 打赏数, 成交订单数.',
    zh: '直播过程数据：每分钟（或任意间隔）一行，含平台显示的在线人数、评论、点击、打赏与订单；每次商品讲解一行，含讲解开始时间与（已知时）结束时间。填了商品的行计入该商品；未填结束时间的，视为讲解到下一个商品或下播为止。未填商品的行为全场数据，不与商品行相加。中文表头：场次编号、平台、时间、讲解结束、商品、在线人数、评论数、商品点击数、打赏数、成交订单数。',
  },
  facts: ['live_moments'],
  fields: {
    session: required(
      'text',
      'Session id',
      '场次编号',
      'session_id | session id | session | live id | live room id | room id | live session id | broadcast id | stream id | 场次编号 | 场次id | 场次 | 直播id | 直播编号 | 直播间id',
    ),
    platform: required('text', 'Platform', '平台', 'platform | live platform | 平台 | 直播平台'),
    at: required(
      'instant',
      'Moment',
      '时间',
      'at | moment | minute | time | timestamp | shown from | from | 时间 | 时刻 | 分钟 | 讲解开始 | 讲解开始时间',
    ),
    until: field('instant', 'Shown until', '讲解结束', 'until | shown until | to | 讲解结束 | 讲解结束时间 | 结束讲解'),
    sku: field('text', 'Product', '商品', 'sku | product | product sku | seller sku | 商品 | 商品sku | 商品编码'),
    viewers: field(
      'integer',
      'Viewers',
      '在线人数',
      'viewers | concurrent viewers | online viewers | 在线人数 | 实时在线人数 | 观看人数',
    ),
    comments: field('integer', 'Comments', '评论数', 'comments | comment count | 评论 | 评论数 | 评论次数'),
    clicks: field(
      'integer',
      'Product clicks',
      '商品点击数',
      'clicks | product clicks | 点击 | 商品点击数 | 商品点击 | 点击次数',
    ),
    gifts: field('integer', 'Gifts', '打赏数', 'gifts | gift count | 打赏 | 打赏数 | 礼物数'),
    orders: field(
      'integer',
      'Orders the platform tells',
      '成交订单数',
      'orders | live orders | 成交订单数 | 订单数 | 成交单数',
    ),
  },
  oneOf: ['viewers', 'comments', 'clicks', 'gifts', 'orders', 'sku'],
  options: { timeZone: '' },
  sample: `session_id,platform,at,until,sku,viewers,comments,clicks,gifts,orders
L-501,TikTok,2026-01-05T19:00:00Z,,,310,14,22,1,0
L-501,TikTok,2026-01-05T19:01:00Z,,,420,31,40,0,2
L-501,TikTok,2026-01-05T19:05:00Z,2026-01-05T19:17:00Z,LAMP,,,96,,11
`,
  open: () => ({
    row(row, emit) {
      if (isTotalRow(row.cells)) return 'ignored'
      const at = row.need(row.instant('at'), 'at')
      const until = row.instant('until')
      if (until && until <= at)
        throw new Unreadable(
          row.header('until'),
          row.text('until'),
          { en: 'A product is shown until after it was first shown.', zh: '讲解结束时间应晚于开始时间。' },
          { en: 'Correct it, or leave it empty where it is not known.', zh: '请更正，未知时请留空。' },
        )
      const sku = row.text('sku')
      emit('live_moments', {
        line_key: `${at.toISOString()}|${sku}`,
        platform: livePlatformOf(row),
        session_id: row.need(row.id('session') || undefined, 'session'),
        at,
        until,
        sku,
        viewers: countOf(row, 'viewers'),
        comments: countOf(row, 'comments'),
        clicks: countOf(row, 'clicks'),
        gifts: countOf(row, 'gifts'),
        orders: countOf(row, 'orders'),
      })
    },
  }),
})
