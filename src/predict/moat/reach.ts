import { z } from 'zod'
import { plain } from '../../measure/columns.ts'
import { defineMeasure } from '../../measure/define.ts'
import { stageValues } from '../../measure/lifecycle/lifecycles.ts'
import { z95 } from '../../measure/wilson.ts'
import { join, type Sql, sql, strs } from '../../store/sql.ts'
import { newestFit, standardError } from '../lifetime/customers-ahead.ts'
import { chanceOf } from './reach-chance.ts'
import { by, channelParam, reachable, reachPeriod, traits } from './reachable.ts'
import { sayReach } from './say-reach.ts'

const interval = {
  en: '95% interval, of the forecast and of the chance to be reached',
  zh: '95% 区间，含预测与触达率的误差',
}
const ofForecast = { en: '95% interval of the expectation', zh: '期望值的 95% 区间' }
export const channelWords = {
  any: { en: 'Any channel', zh: '任一渠道' },
  email: { en: 'E-mail', zh: '邮件' },
  sms: { en: 'SMS', zh: '短信' },
}

export const reach = defineMeasure({
  id: 'reach',
  group: 'moat',
  title: { en: 'Reach and its worth', zh: '可触达人群与价值' },
  doc: {
    en: 'Estimate, as known now: whom the brand could write to again without paying for it. Worth is what those who agreed, at addresses from which nothing came back, are expected to bring within 12 months (CM3, by the newest forecast of customers), times the chance that they are reached. Consent that nobody stated is none, and is told apart. The chance is observed of the brand’s own e-mails of half a year where they arrived at 100 people, or else an assumption of the dark test’s page. A person counts once, however many addresses there are; of who can be reached both ways, the likelier one counts. Who has not bought yet counts as a person, and is worth nothing known.',
    zh: '估计值（截至目前）：品牌无需再付费即可联系到的人。价值 = 已同意且地址有效的人在今后 12 个月的预计 CM3（最近一次客户预测）× 触达率。没有明确表示过的不算同意，单独列出。触达率取品牌自己近半年的邮件事件（至少 100 人收到过），不足时用壁垒页的假设。同一个人无论有几个地址只算一次；两种渠道都可触达的，取触达率较高者。尚未购买的人计入人数，但价值未知。',
  },
  params: reachPeriod.extend({
    by: z.enum(['channel', 'country', 'stage']).default('channel').meta({
      description:
        'What a row is about: the channel, the market of the first order, the stage of the lifecycle at the end of the period',
      zh: '行维度：触达渠道、首单市场、周期末的生命周期阶段',
    }),
    channel: channelParam,
  }),
  row: z.object({
    key: z.string(),
    people: z.int(),
    addressed: z.int(),
    consented: z.int(),
    refused: z.int(),
    unknown: z.int(),
    deliverable: z.int(),
    chance: z.number().nullable(),
    chance_basis: z.string(),
    reached: z.number(),
    forecast: z.int(),
    margin: z.int().nullable(),
    margin_low: z.int().nullable(),
    margin_high: z.int().nullable(),
    worth: z.int().nullable(),
    worth_low: z.int().nullable(),
    worth_high: z.int().nullable(),
    forecast_day: z.string(),
    missing: z.string(),
    missing_found: z.int(),
  }),
  columns: {
    key: {
      ...plain('text', 'By', '维度'),
      values: { ...channelWords, ...stageValues, '': { en: 'Not known', zh: '未知' } },
    },
    people: plain('count', 'People known', '已知人数'),
    addressed: plain('count', 'With an address', '有联系方式'),
    consented: plain('count', 'Consented', '已同意'),
    refused: plain('count', 'Refused', '已拒绝'),
    unknown: plain('count', 'Consent not known', '未知是否同意', {
      en: 'With an address, and nothing said of consent: they may not be written to',
      zh: '有联系方式但未表示过是否同意，不可发送',
    }),
    deliverable: plain('count', 'Deliverable', '可送达', {
      en: 'Consented, and the latest message did not come back',
      zh: '已同意，且最近一次消息没有被退回',
    }),
    chance: plain('share', 'Chance to be reached', '触达率'),
    chance_basis: {
      ...plain('text', 'Chance from', '触达率依据'),
      values: {
        observed: { en: 'Own messages', zh: '自有消息' },
        assumed: { en: 'Assumption', zh: '假设' },
        mixed: { en: 'Own messages and assumption', zh: '自有消息与假设' },
        '': { en: 'Nobody to reach', zh: '无人可触达' },
      },
    },
    reached: plain('count', 'Reached', '预计触达', { en: 'Deliverable people × chance', zh: '可送达人数 × 触达率' }),
    forecast: plain('count', 'With a forecast', '有预测', {
      en: 'Deliverable people of whom the newest forecast knows',
      zh: '可送达且最近一次预测包含的人数',
    }),
    margin: plain('money', 'Expected CM3, 12 months', '12 个月预计 CM3'),
    margin_low: plain('money', 'CM3, at least', 'CM3 下限', ofForecast),
    margin_high: plain('money', 'CM3, at most', 'CM3 上限', ofForecast),
    worth: plain('money', 'Worth of the reach', '触达价值'),
    worth_low: plain('money', 'Worth, at least', '价值下限', interval),
    worth_high: plain('money', 'Worth, at most', '价值上限', interval),
    forecast_day: plain('day', 'Of orders up to', '订单截至'),
    missing: plain('text', 'No margin because', '无毛利预测原因'),
    missing_found: plain('count', 'Of that there are', '现有数量'),
  },
  chart: { kind: 'bar', x: 'key', y: ['people', 'addressed', 'consented', 'deliverable', 'reached'] },
  example: { from: '2025-01-01', to: '2025-12-31', by: 'channel' },
  sql: (p) => {
    const fit = newestFit(p)
    const ways = p.by === 'channel' ? strs(['any', 'email', 'sms']) : strs([p.channel])
    const key = p.by === 'channel' ? sql`way` : traits[p.by]
    // Told by channel, a person stands in each row.
    const all = (column: Sql) => (p.by === 'channel' ? sql`max(${column}) OVER ()` : sql`sum(${column}) OVER ()`)
    const seen = { written: sql`written`, noticed: sql`noticed` }
    const [email, sms] = [chanceOf('email', p, seen), chanceOf('sms', p, seen)]
    const { addressed, agreed, unknown, email: emailOk, sms: smsOk } = by(sql`way`)
    const parts = [sql`0`, sql`1`, sql`2`, sql`3`]
    const sums = (figure: (part: Sql) => Sql) => sql`[${join(parts.slice(1).map(figure))}]`
    return sql`
    SELECT key, people, addressed, consented, addressed - consented - unknown AS refused, unknown, arraySum(those) AS deliverable,
      if(deliverable = 0, NULL, reached / deliverable) AS chance,
      multiIf(deliverable = 0, '', uses_email AND uses_sms AND is_observed, 'mixed', uses_email AND is_observed, 'observed', 'assumed') AS chance_basis,
      arraySum((n, of) -> n * of, those, chances) AS reached, arraySum(with_forecast) AS forecast,
      if(forecast = 0, NULL, toInt64(round(arraySum(margins)))) AS margin, ${ends(sql`margin`, sql`arraySum(margins)`, sql`margin_error`)},
      if(forecast = 0, NULL, toInt64(round(worth_of))) AS worth, ${ends(sql`worth`, sql`worth_of`, sql`sqrt(pow(worth_error, 2) + pow(by_email * email_error, 2) + pow(by_sms * sms_error, 2))`)},
      toString((${fit}).2) AS forecast_day, if((${fit}).4 != '', (${fit}).4, (${fit}).6) AS missing, if((${fit}).4 != '', (${fit}).5, (${fit}).7) AS missing_found
    FROM (
      SELECT *, arraySum((brings, of) -> brings * of, margins, chances) AS worth_of,
        ${standardError(sql`arrayMap((one, two, three) -> one + two + three, errors_1, errors_2, errors_3)`)} AS margin_error,
        ${standardError(sql`arrayMap((one, two, three) -> one * chances[1] + two * chances[2] + three * chances[3], errors_1, errors_2, errors_3)`)} AS worth_error,
        margins[1] + if(email_first, margins[3], 0) AS by_email, margins[2] + if(email_first, 0, margins[3]) AS by_sms,
        those[1] + if(email_first, those[3], 0) > 0 AS uses_email, those[2] + if(email_first, 0, those[3]) > 0 AS uses_sms
      FROM (
        SELECT *, ${email.chance} AS email_chance, ${sms.chance} AS sms_chance, ${email.error} AS email_error, ${sms.error} AS sms_error, ${email.isObserved} AS is_observed,
          email_chance >= sms_chance AS email_first, [email_chance, sms_chance, greatest(email_chance, sms_chance)] AS chances
        FROM (
          SELECT * EXCEPT (written_here, noticed_here), ${all(sql`written_here`)} AS written, ${all(sql`noticed_here`)} AS noticed
          FROM (
            SELECT ${key} AS key, count() AS people, countIf(${addressed}) AS addressed, countIf(${agreed}) AS consented, countIf(${unknown}) AS unknown,
              countIf(email_ok AND is_written) AS written_here, countIf(email_ok AND is_written AND is_noticed) AS noticed_here,
              ${sums((part) => sql`countIf(part = ${part})`)} AS those, ${sums((part) => sql`countIf(part = ${part} AND reached_by.margin IS NOT NULL)`)} AS with_forecast,
              ${sums((part) => sql`sumIf(ifNull(reached_by.margin, 0), part = ${part})`)} AS margins,
              ${join(parts.slice(1).map((part, i) => sql`sumForEach(arrayMap(error -> if(part = ${part}, error, 0), errors)) AS ${[sql`errors_1`, sql`errors_2`, sql`errors_3`][i] as Sql}`))}
            FROM (
              SELECT *, way, multiIf(${emailOk} AND ${smsOk}, 3, ${emailOk}, 1, ${smsOk}, 2, 0) AS part
              FROM ${reachable(p, p.by === 'stage')} AS everybody ARRAY JOIN ${ways} AS way
            ) AS reached_by
            GROUP BY key
          )
        )
      )
    )
    ORDER BY ${p.by === 'channel' ? sql`indexOf(${ways}, key)` : sql`deliverable DESC, people DESC, key`}`
  },
  say: sayReach,
})

/** Both ends of an amount's interval, empty where it is. */
function ends(name: Sql, value: Sql, error: Sql): Sql {
  const end = (side: Sql) => sql`if(forecast = 0, NULL, toInt64(round(${value} ${side} ${z95} * ${error})))`
  return sql`${end(sql`-`)} AS ${name}_low, ${end(sql`+`)} AS ${name}_high`
}
