import { z } from 'zod'
import { addDays } from '../../kernel/time.ts'
import { day, instant, type Sql, sql, strs, whole } from '../../store/sql.ts'
import { divided, plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { periodEnd, periodStart, perUnit, ratio } from '../within.ts'
import { paidChannels, spendBy } from './channel-spend.ts'
import { visitOrders } from './visit-orders.ts'
import {
  intentValues,
  ofTraffic,
  type VisitQuestion,
  visitDimensions,
  visitPeriod,
  visitsWithin,
  withBots,
} from './visits.ts'

/** Days within which somebody may come back. */
const patienceDays = 30

export const pullPush = defineMeasure({
  id: 'pull-push',
  group: 'traffic',
  title: { en: 'Pull and push', zh: '人找货与货找人' },
  doc: {
    en: 'Visits by whether people looked for goods or goods were put before them, each judged by its own measure. People who look: do they find (searches that lead to a product, landings on a product that lead to the cart), buy, and what is a visit worth. Goods put before people: are they new, do they stay and look, and do they come back by themselves, that is by another channel that is not paid, within 30 days of a visit. Who came of late may still come back.',
    zh: '按“人找货”与“货找人”区分访问，各用各的标准衡量。人找货：能否找到（搜索后看到商品、落地商品页后加购）、是否购买、每次访问价值多少。货找人：是否新访客、是否停留浏览，以及 30 天内是否经由其他非付费渠道自行回访；近期访客可能尚未回访。',
  },
  params: visitPeriod,
  row: z.object({
    intent: z.string(),
    visits: z.int(),
    people: z.int(),
    orders: z.int(),
    conversion: z.number().nullable(),
    sought: z.int(),
    found: z.int(),
    found_share: z.number().nullable(),
    kept: z.int().nullable(),
    value_per_visit: z.int().nullable(),
    new_people: z.int(),
    new_share: z.number().nullable(),
    seconds_per_visit: z.number().nullable(),
    views_per_visit: z.number().nullable(),
    came_back: z.int(),
    came_back_share: z.number().nullable(),
  }),
  columns: {
    intent: { ...plain('text', 'Intent', '意图'), values: intentValues },
    visits: summed('count', 'Visits', '访问数'),
    people: plain('count', 'People', '访客数'),
    orders: summed('count', 'Orders', '订单数', {
      en: 'Placed in these visits, and in the ledger',
      zh: '在这些访问中下单且账目中存在的订单',
    }),
    conversion: divided('share', 'Conversion', '转化率', 'orders', 'visits'),
    sought: summed('count', 'Sought', '有目标的访问', {
      en: 'Visits that searched the shop or landed on a product',
      zh: '使用站内搜索或落地在商品页的访问',
    }),
    found: summed('count', 'Found', '找到的访问', {
      en: 'Of those: a product was seen after a search, or something was put into the cart',
      zh: '其中搜索后浏览了商品，或有加购的访问',
    }),
    found_share: divided('share', 'Found, share', '找到率', 'found', 'sought'),
    kept: summed('money', 'Kept', '净留存', {
      en: 'Margin before marketing less the cost of this traffic',
      zh: '营销前毛利减去该流量的成本',
    }),
    value_per_visit: divided('money', 'Value a visit', '单次访问价值', 'kept', 'visits'),
    new_people: plain('count', 'New people', '新访客', {
      en: 'Seen for the first time in the period',
      zh: '首次出现在该周期内的访客',
    }),
    new_share: plain('share', 'New, share of people', '新访客占比'),
    seconds_per_visit: plain('seconds', 'Time a visit', '次均停留'),
    views_per_visit: plain('ratio', 'Products a visit', '次均商品浏览'),
    came_back: plain('count', 'Came back unpaid', '自然回访人数', {
      en: 'By another channel that is not paid, within 30 days of a visit',
      zh: '访问后 30 天内经由其他非付费渠道回访',
    }),
    came_back_share: plain('share', 'Came back unpaid, share', '自然回访率'),
  },
  chart: { kind: 'bar', x: 'intent', y: ['visits'] },
  facts: ['visits'],
  example: { from: '2025-01-01', to: '2025-03-31' },
  sql: (p) => sql`
    SELECT intent, visits, people, orders, ${ratio(sql`orders`, sql`visits`)} AS conversion, sought, found, ${ratio(sql`found`, sql`sought`)} AS found_share,
      if(orders > 0 AND margin IS NULL, NULL, ifNull(margin, 0) - ifNull(cost, 0)) AS kept, ${perUnit(sql`kept`, sql`visits`)} AS value_per_visit,
      new_people, ${ratio(sql`new_people`, sql`people`)} AS new_share, ${ratio(sql`seconds`, sql`visits`)} AS seconds_per_visit,
      ${ratio(sql`views`, sql`visits`)} AS views_per_visit, came_back, ${ratio(sql`came_back`, sql`people`)} AS came_back_share
    FROM (
    SELECT key AS intent, sum(visited) AS visits, sum(persons) AS people, sum(placed) AS orders, sum(seeking) AS sought, sum(finding) AS found,
      sum(of_cm2) AS margin, sum(spent) AS cost, sum(firsts) AS new_people, sum(engaged) AS seconds, sum(viewed) AS views, sum(returned) AS came_back
    FROM (
      SELECT key, sum(visited) AS visited, count() AS persons, 0 AS placed, sum(seeking) AS seeking, sum(finding) AS finding, NULL AS of_cm2, NULL AS spent,
        countIf(first_at >= ${instant(periodStart(p))}) AS firsts, sum(engaged) AS engaged, sum(viewed) AS viewed, countIf(is_back) AS returned
      FROM ${peopleByIntent(p)} GROUP BY key
      UNION ALL
      SELECT key, 0, 0, sum(counts), 0, 0, sum(cm2), NULL, 0, NULL, 0, 0 FROM ${visitOrders(p, visitDimensions.intent)} GROUP BY key
      UNION ALL
      SELECT key, 0, 0, 0, 0, 0, NULL, spent, 0, NULL, 0, 0 FROM ${spendBy(p, 'intent')}
    )
    GROUP BY key)
    ORDER BY intent DESC`,
  say: ({ rows }, { share, money }) => {
    const pull = rows.find(({ intent }) => intent === 'people_to_goods')
    const push = rows.find(({ intent }) => intent === 'goods_to_people')
    const looked = pull?.visits
      ? {
          en: `Of visits by people looking for goods ${share(pull.conversion).en} end in an order, and a visit is worth ${money(pull.value_per_visit).en}`,
          zh: `人找货：${share(pull.conversion).zh} 的访问下单，每次访问价值 ${money(pull.value_per_visit).zh}`,
        }
      : undefined
    const shown = push?.visits
      ? {
          en: `of people before whom goods were put ${share(push.new_share).en} are new, and ${share(push.came_back_share).en} came back by themselves`,
          zh: `货找人：${share(push.new_share).zh} 是新访客，${share(push.came_back_share).zh} 之后自行回访`,
        }
      : undefined
    if (!looked && !shown) return undefined
    const said = [looked, shown].filter((one) => one !== undefined)
    const en = said.map((one) => one.en).join('; ')
    return {
      en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
      zh: `${said.map((one) => one.zh).join('；')}。`,
    }
  },
})

/** Each person of each intent: what the visits did, when the person was first seen, and whether they came back unpaid. */
function peopleByIntent(p: VisitQuestion): Sql {
  const onProduct = sql`arrayElement(steps, 2) = 'product_viewed'`
  return sql`(
    SELECT key, visited, seeking, finding, engaged, viewed, known.first_at AS first_at,
      arrayExists(one -> arrayExists(later -> later.1 > one.1 AND later.1 <= one.1 + toIntervalDay(${whole(patienceDays)}) AND later.2 != one.2, later_visits.unpaid), came) AS is_back
    FROM (
      SELECT ${visitDimensions.intent} AS key, person, count() AS visited, groupArray((started_at, toString(channel))) AS came,
        sum(engaged_seconds) AS engaged, sum(product_views) AS viewed,
        countIf(notEmpty(searches) OR ${onProduct}) AS seeking,
        countIf(notEmpty(searches) AND product_views > 0 OR (notEmpty(searches) OR ${onProduct}) AND carts > 0) AS finding
      ${visitsWithin(p)} GROUP BY key, person
    ) AS seen
    GLOBAL ANY LEFT JOIN (SELECT person, first_at FROM people FINAL WHERE ${ofTraffic(p)} AND first_at >= ${instant(periodStart(p))}) AS known ON seen.person = known.person
    GLOBAL ANY LEFT JOIN (
      SELECT person, groupArray((started_at, toString(channel))) AS unpaid FROM visits FINAL
      WHERE ${ofTraffic(p)} AND day BETWEEN ${day(addDays(p.from, -1))} AND ${day(addDays(p.to, patienceDays + 1))}
        AND started_at < ${instant(periodEnd({ ...p, to: addDays(p.to, patienceDays) }))} AND channel NOT IN ${strs(paidChannels)}${withBots(p)}
      GROUP BY person
    ) AS later_visits ON seen.person = later_visits.person)`
}
