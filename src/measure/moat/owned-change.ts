import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { type Sql, sql } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure, period } from '../define.ts'
import { periodBefore } from '../periods.ts'
import { channelValues } from '../traffic/visits.ts'
import { windowParam } from './owned-share.ts'
import { type TouchedQuestion, touchedOrders } from './touched-orders.ts'

const dimensions = ['touch', 'sales_channel', 'country', 'customer'] as const

/** Beyond this part of the margin, ways that are not known decide the change. */
const mostUnseen = 0.2

const names: Readonly<Record<string, Text>> = {
  ...channelValues,
  ...channelNames,
  new: { en: 'First orders', zh: '首单' },
  returning: { en: 'Later orders', zh: '复购' },
  unknown: { en: 'Without a customer', zh: '无客户信息' },
  '': { en: 'Not known', zh: '未知' },
}

export const ownedChange = defineMeasure({
  id: 'owned-change',
  group: 'moat',
  title: { en: 'What built, what eroded', zh: '壁垒的增与减' },
  doc: {
    en: 'The change of the owned margin share between two periods, split by channel so that the parts add up exactly. Mix: the channel became a larger or smaller part of the margin, times how much more of it is owned than of all. Rate: more or less of the channel’s own margin came unpaid, times its part of the margin. Parts and rates are means of both periods.',
    zh: '两个周期间自有毛利占比的变化，按渠道精确拆解，各项相加等于总变化。结构效应：该渠道在毛利中的比重变化 × 其自有占比高于整体的幅度。占比效应：该渠道自身自有占比的变化 × 其比重。比重与占比均取两期平均。',
  },
  params: period.omit({ basis: true, compare: true }).extend({
    against: z.enum(['previous', 'year']).default('previous').meta({
      description: 'Period to compare with: the same number of days just before, or a year earlier',
      zh: '对比周期：前一周期或去年同期',
    }),
    by: z.enum(dimensions).default('touch').meta({ description: 'What a row is about', zh: '行维度' }),
    window_days: windowParam,
  }),
  row: z.object({
    key: z.string(),
    mix: z.number(),
    rate: z.number(),
    effect: z.number(),
    weight: z.number(),
    weight_before: z.number(),
    owned: z.number().nullable(),
    owned_before: z.number().nullable(),
    share: z.number(),
    share_before: z.number(),
  }),
  columns: {
    key: { ...plain('text', 'By', '维度'), values: names },
    mix: summed('share', 'Mix', '结构效应'),
    rate: summed('share', 'Rate', '占比效应'),
    effect: summed('share', 'Together', '合计', { en: 'Mix + rate', zh: '结构效应 + 占比效应' }),
    weight: plain('share', 'Part of the margin', '毛利比重'),
    weight_before: plain('share', 'Part, before', '毛利比重（对比期）'),
    owned: plain('share', 'Owned, of its margin', '自有占比'),
    owned_before: plain('share', 'Owned, before', '自有占比（对比期）'),
    share: plain('share', 'Owned margin share', '自有毛利占比'),
    share_before: plain('share', 'Owned margin share, before', '自有毛利占比（对比期）'),
  },
  chart: { kind: 'stack', x: 'key', y: ['mix', 'rate'] },
  example: { from: '2025-02-01', to: '2025-02-28', by: 'touch' },
  alsoReads: (p) => periodBefore(p, p.against),
  sql: (p) => {
    const before = { ...p, ...periodBefore(p, p.against) }
    const key: Sql = {
      touch: sql`touch`,
      sales_channel: sql`sales_channel`,
      country: sql`country`,
      customer: sql`multiIf(order_rank = 1, 'new', order_rank > 1, 'returning', 'unknown')`,
    }[p.by]
    // Where a channel was not there in one of the periods, it was as owned as in the other: coming and going is mix alone. What is owned of a margin of
    // nothing is rate.
    return sql`
    SELECT key, (weight - weight_before) * (ifNull((ifNull(owned, owned_before) + ifNull(owned_before, owned)) / 2, 0) - (share + share_before) / 2) AS mix,
      ifNull((weight + weight_before) / 2 * (owned - owned_before), if(owned IS NULL, held_part, 0) - if(owned_before IS NULL, held_part_before, 0)) AS rate, mix + rate AS effect,
      weight, weight_before, owned, owned_before, share, share_before
    FROM (
      SELECT key, now / all_now AS weight, then / all_then AS weight_before, held_now / all_now AS held_part, held_then / all_then AS held_part_before,
        if(now = 0, NULL, held_now / now) AS owned,
        if(then = 0, NULL, held_then / then) AS owned_before, all_held_now / all_now AS share, all_held_then / all_then AS share_before
      FROM (
        SELECT key, sumIf(kept, is_now = 1) AS now, sumIf(kept, is_now = 0) AS then, sumIf(held, is_now = 1) AS held_now, sumIf(held, is_now = 0) AS held_then,
          sum(now) OVER () AS all_now, sum(then) OVER () AS all_then, sum(held_now) OVER () AS all_held_now, sum(held_then) OVER () AS all_held_then
        FROM (${keptBy(key, p, sql`1`)} UNION ALL ${keptBy(key, before, sql`0`)})
        GROUP BY key
      )
      WHERE all_now > 0 AND all_then > 0 AND (now != 0 OR then != 0 OR held_now != 0 OR held_then != 0)
    )
    ORDER BY abs(effect) DESC, key`
  },
  say: ({ rows }, { share }, { by }) => {
    const [first] = rows
    if (!first) return undefined
    const built = rows.filter(({ effect }) => effect > 0).sort((a, b) => b.effect - a.effect)[0]
    const eroded = rows.filter(({ effect }) => effect < 0).sort((a, b) => a.effect - b.effect)[0]
    const nameOf = (key: string) => names[key] ?? { en: key, zh: key }
    const parts = [
      built && {
        en: `${nameOf(built.key).en} added most (${points(built.effect).en})`,
        zh: `${nameOf(built.key).zh}贡献最多（${points(built.effect).zh}）`,
      },
      eroded && {
        en: `${nameOf(eroded.key).en} took most (${points(eroded.effect).en})`,
        zh: `${nameOf(eroded.key).zh}拖累最多（${points(eroded.effect).zh}）`,
      },
    ].filter((part) => part !== undefined)
    const unseen = rows.find(({ key }) => key === '')
    const hidden = unseen && Math.max(unseen.weight, unseen.weight_before)
    const clouded = by === 'touch' && hidden !== undefined && hidden > mostUnseen
    return {
      en: `The owned margin share went from ${share(first.share_before).en} to ${share(first.share).en}${parts.map(({ en }) => `; ${en}`).join('')}.${clouded ? ` Of up to ${share(hidden).en} of the margin the way is not known, so that the share may be higher than it seems.` : ''}`,
      zh: `自有毛利占比由 ${share(first.share_before).zh} 变为 ${share(first.share).zh}${parts.map(({ zh }) => `；${zh}`).join('')}。${clouded ? `其中最多 ${share(hidden).zh} 的毛利来源未知，实际自有占比可能高于所示。` : ''}`,
    }
  },
})

/** CM3 by key, all and owned or earned, of one period. */
function keptBy(key: Sql, p: TouchedQuestion, isNow: Sql): Sql {
  return sql`SELECT toString(${key}) AS key, toFloat64(sum(ifNull(touched.cm3, 0))) AS kept,
          toFloat64(sumIf(ifNull(touched.cm3, 0), hold IN ('owned', 'earned'))) AS held, ${isNow} AS is_now FROM ${touchedOrders(p)} AS touched GROUP BY key`
}

/** A change of a share, told in points. */
function points(change: number): Text {
  const told = `${change < 0 ? '−' : '+'}${Math.abs(100 * change).toFixed(1)}`
  return { en: `${told} points`, zh: `${told} 个百分点` }
}
