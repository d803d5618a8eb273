import { z } from 'zod'
import { type Sql, sql } from '../../store/sql.ts'
import { common, divided, summed } from '../columns.ts'
import { bucketParam, defineMeasure, period } from '../define.ts'
import { bucketOf, ratio } from '../within.ts'
import { type Hold, touchedOrders } from './touched-orders.ts'

/** How many days before an order touches count. */
export const windowParam = z.coerce
  .number()
  .int()
  .min(1)
  .max(90)
  .default(30)
  .meta({ description: 'Days before an order in which touches count', zh: '回溯窗口：下单前多少天内的触点计入' })

export const ownedShare = defineMeasure({
  id: 'owned-share',
  group: 'moat',
  title: { en: 'Owned margin share', zh: '自有毛利占比' },
  doc: {
    en: 'CM3 of orders that came by an owned or earned way, or were repeats without a paid touch in the window, as a share of all CM3. The way is the last visit that was not direct, or direct where there was no other. Orders on marketplaces pay a commission each time and are not owned. Where no visit of an order is known, its way is not known: it stands apart, and lowers the share. Refunds count with their order.',
    zh: '经由自有或免费渠道（自然与口碑）的订单、以及窗口内无付费触点的复购订单，其 CM3 占全部 CM3 的比例。渠道取最后一次非直接访问，没有则为直接访问。平台订单每单都付佣金，不算自有。没有已知访问的订单渠道未知，单独列出，并拉低占比。退款计入原订单。',
  },
  params: period.omit({ basis: true }).extend({ by: bucketParam.default('month'), window_days: windowParam }),
  row: z.object({
    bucket: z.string(),
    orders: z.int(),
    cm3: z.int().nullable(),
    owned: z.int().nullable(),
    earned: z.int().nullable(),
    paid: z.int().nullable(),
    marketplace: z.int().nullable(),
    unknown: z.int().nullable(),
    held: z.int().nullable(),
    owned_share: z.number().nullable(),
    unknown_share: z.number().nullable(),
  }),
  columns: {
    bucket: common.bucket,
    orders: common.orders,
    cm3: common.cm3,
    owned: summed('money', 'Owned', '自有', {
      en: 'CM3 by the brand’s own ways (direct, mail, chat), and repeats without a paid touch',
      zh: '自有渠道（直接访问、邮件、聊天等）及无付费触点复购的 CM3',
    }),
    earned: summed('money', 'Earned', '免费渠道', {
      en: 'CM3 by search, referral and the like',
      zh: '自然搜索、引荐等的 CM3',
    }),
    paid: summed('money', 'Paid', '付费', {
      en: 'CM3 of orders that a paid visit brought',
      zh: '付费访问带来的订单的 CM3',
    }),
    marketplace: summed('money', 'Marketplaces', '平台', {
      en: 'CM3 of orders on marketplaces, which pay a commission each time',
      zh: '平台订单的 CM3，每单都付佣金',
    }),
    unknown: summed('money', 'Not known', '未知', {
      en: 'CM3 of orders whose way is not known',
      zh: '渠道未知的订单的 CM3',
    }),
    held: summed('money', 'Owned and earned', '自有与免费渠道'),
    owned_share: divided('share', 'Owned margin share', '自有毛利占比', 'held', 'cm3', {
      en: 'Owned and earned CM3 ÷ all CM3',
      zh: '自有与免费渠道的 CM3 ÷ 全部 CM3',
    }),
    unknown_share: divided('share', 'Not known, share', '未知占比', 'unknown', 'cm3'),
  },
  chart: { kind: 'line', x: 'bucket', y: ['owned_share', 'unknown_share'] },
  example: { from: '2025-01-01', to: '2025-03-31', by: 'month' },
  sql: (p) => sql`
    SELECT bucket, orders, all_cm3 AS cm3, of_owned AS owned, of_earned AS earned, of_paid AS paid, of_marketplace AS marketplace, of_unknown AS unknown,
      held, ${shareOf(sql`held`)} AS owned_share, ${shareOf(sql`of_unknown`)} AS unknown_share
    FROM (
      SELECT ${bucketOf(p.by, 'ordered_at', p)} AS bucket, sum(counts) AS orders, sum(touched.cm3) AS all_cm3,
        ${kept('owned')} AS of_owned, ${kept('earned')} AS of_earned, ${kept('paid')} AS of_paid, ${kept('marketplace')} AS of_marketplace,
        ${kept('unknown')} AS of_unknown, of_owned + of_earned AS held
      FROM ${touchedOrders(p)} AS touched GROUP BY bucket
    )
    ORDER BY bucket`,
  say: ({ totals, before }, { share }) => {
    if (typeof totals.owned_share !== 'number') return undefined
    const was = before?.totals.owned_share
    const than =
      typeof was === 'number'
        ? { en: `, after ${share(was).en} before`, zh: `，此前为 ${share(was).zh}` }
        : { en: '', zh: '' }
    return {
      en: `${share(totals.owned_share).en} of the margin came by owned and earned ways${than.en}; of ${share(totals.unknown_share).en} the way is not known.`,
      zh: `自有与免费渠道（自然与口碑）贡献了 ${share(totals.owned_share).zh} 的毛利${than.zh}；另有 ${share(totals.unknown_share).zh} 的毛利来源未知。`,
    }
  },
})

/** CM3 of orders that came so: nothing where there was none, NULL where margins are not known at all. */
function kept(hold: Hold): Sql {
  const is: Record<Hold, Sql> = {
    owned: sql`hold = 'owned'`,
    earned: sql`hold = 'earned'`,
    paid: sql`hold = 'paid'`,
    marketplace: sql`hold = 'marketplace'`,
    unknown: sql`hold = 'unknown'`,
  }
  return sql`if(all_cm3 IS NULL, NULL, ifNull(sumIf(touched.cm3, ${is[hold]}), 0))`
}

/** As a share of all CM3; a share of a loss says nothing. */
function shareOf(part: Sql): Sql {
  return sql`if(ifNull(all_cm3, 0) <= 0, NULL, ${ratio(part, sql`all_cm3`)})`
}
