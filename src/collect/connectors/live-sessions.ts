import { shopOfPlatform } from '../../kernel/live-platform.ts'
import { defineConnector, type Row, Unreadable } from './define.ts'
import { field, required } from './field.ts'
import { RowCurrency } from './row-currency.ts'
import { isTotalRow } from './total-row.ts'
import { readSalesChannel } from './values/channel.ts'
import { readCodes } from './values/codes.ts'
import { countOf } from './values/count.ts'
import { livePlatformOf } from './values/live-platform.ts'

const fields = {
  session: required(
    'text',
    'Session id',
    '场次编号',
    'session_id | session id | session | live id | live room id | room id | live session id | broadcast id | stream id | 场次编号 | 场次id | 场次 | 直播id | 直播编号 | 直播间id',
  ),
  platform: required('text', 'Platform', '平台', 'platform | live platform | 平台 | 直播平台'),
  started: required(
    'instant',
    'Began',
    '开播时间',
    'started_at | started at | start time | start | live start time | launched time | began | 开播时间 | 开始时间 | 直播开始时间',
  ),
  ended: required(
    'instant',
    'Ended',
    '下播时间',
    'ended_at | ended at | end time | end | live end time | ended | 下播时间 | 结束时间 | 关播时间 | 直播结束时间',
  ),
  title: field('text', 'Title', '标题', 'title | live title | session title | 标题 | 直播标题 | 场次名称'),
  host: field(
    'text',
    'Host',
    '主播',
    'host | host name | streamer | creator | anchor | 主播 | 主播昵称 | 达人 | 达人昵称',
  ),
  country: field('country', 'Market', '市场', 'market | country | region | 市场 | 国家 | 国家/地区 | 站点'),
  channel: field('text', 'Sales channel', '销售渠道', 'sales_channel | sales channel | 销售渠道'),
  store: field('text', 'Store', '店铺', 'store | shop | shop name | 店铺 | 店铺名称'),
  codes: field(
    'text',
    'Link codes and coupons',
    '专属码',
    'codes | code | link codes | link code | links | coupons | coupon | 专属码 | 链接码 | 优惠码 | 优惠券',
  ),
  currency: field('currency', 'Currency', '币种', 'currency | 币种 | 货币'),
  host_fee: field(
    'money',
    'Host fee',
    '主播费用',
    'host_fee | host fee | slot fee | creator fee | 主播费用 | 主播费 | 坑位费',
  ),
  other_fees: field(
    'money',
    'Other fees',
    '其他费用',
    'other_fees | other fees | production cost | fees | fee | 其他费用 | 场地费用 | 制作费用 | 费用',
  ),
  gifts: field('money', 'Gift income', '打赏收入', 'gift_income | gift income | gifts income | 打赏收入 | 礼物收入'),
  viewers: field(
    'integer',
    'Viewers',
    '观看人数',
    'viewers | unique viewers | total viewers | 观看人数 | 观看人次 | 累计观看人数',
  ),
  orders: field(
    'integer',
    'Orders the platform tells',
    '平台订单数',
    'orders | live orders | 订单数 | 成交订单数 | 直播订单数',
  ),
}
type Cells = Row<keyof typeof fields>

/** Longer than this, and an end belongs to another day by mistake. */
const mostHours = 48

export const liveSessions = defineConnector({
  id: 'live-sessions',
  title: { en: 'Live sessions', zh: '直播场次表' },
  doc: {
    en: 'One line for each live session: platform, id, when it began and ended; and as far as they are known host, market, link codes and coupons that were shown only there, fees and gift income with their currency, viewers and orders as the platform tells them. Any export of live data, or a sheet of your own. An empty fee means not known; write 0 where there was none. A later file about the same session replaces what an earlier one said. Chinese headers: 场次编号, 平台, 开播时间, 下播时间, 主播, 市场, 专属码, 币种, 主播费用, 其他费用, 打赏收入, 观看人数, 成交订单数.',
    zh: '每场直播一行：平台、场次编号、开播与下播时间；另可填主播、市场、仅在该场使用的专属码与优惠码、费用与打赏收入（附币种）、平台显示的观看人数与订单数。可用平台导出的直播数据，也可自制表格。费用留空表示未知，没有费用请填 0。同一场次以较新的文件为准。中文表头：场次编号、平台、开播时间、下播时间、主播、市场、专属码、币种、主播费用、其他费用、打赏收入、观看人数、成交订单数。',
  },
  facts: ['live_sessions'],
  fields,
  options: { currency: '', timeZone: '' },
  sample: `session_id,platform,started_at,ended_at,title,host,market,codes,currency,host_fee,other_fees,gift_income,viewers,orders
L-501,TikTok,2026-01-05T19:00:00Z,2026-01-05T21:00:00Z,Evening light,mia.home,US,live501 MIALIVE,USD,300.00,80.00,12.50,5400,61
L-502,Instagram,2026-01-07T19:00:00Z,2026-01-07T20:30:00Z,Balcony tour,jon.d,GB,live502,USD,,,,,
`,
  open: ({ options }) => {
    const currencies = new RowCurrency(options.currency)
    return {
      row(row, emit) {
        if (isTotalRow(row.cells)) return 'ignored'
        const platform = livePlatformOf(row)
        const isPaid = row.has('host_fee') || row.has('other_fees') || row.has('gifts')
        const currency = isPaid ? currencies.of(row) : ''
        emit('live_sessions', {
          line_key: '',
          platform,
          session_id: row.need(row.id('session') || undefined, 'session'),
          title: row.text('title'),
          host: row.text('host').replace(/^[@＠]+/, ''),
          country: row.country('country'),
          sales_channel: row.has('channel') ? readSalesChannel(row.text('channel')) : (shopOfPlatform(platform) ?? ''),
          store: row.text('store'),
          ...timesOf(row),
          codes: readCodes(row.text('codes')),
          currency,
          host_fee_minor: row.money('host_fee', currency || 'USD'),
          other_fees_minor: row.money('other_fees', currency || 'USD'),
          gifts_minor: row.money('gifts', currency || 'USD'),
          viewers: countOf(row, 'viewers'),
          orders: countOf(row, 'orders'),
        })
      },
      end: () => currencies.findings(),
    }
  },
})

function timesOf(row: Cells): { started_at: Date; ended_at: Date } {
  const started_at = row.need(row.instant('started'), 'started')
  const ended_at = row.need(row.instant('ended'), 'ended')
  const hours = (ended_at.getTime() - started_at.getTime()) / 3_600_000
  if (hours > 0 && hours <= mostHours) return { started_at, ended_at }
  throw new Unreadable(
    row.header('ended'),
    row.text('ended'),
    {
      en: 'A session ends after it began, and within two days.',
      zh: '下播时间应晚于开播时间，且不超过两天。',
    },
    { en: 'Correct when it began or ended; look at their time zone, too.', zh: '请更正开播或下播时间，并检查时区。' },
  )
}
