import { z } from 'zod'
import { lifecycleStages } from '../../kernel/lifecycle.ts'
import { join, sql, u64 } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import { byTrait, lifecyclePeriod, lifecycles, stageId, stageValues, traitValues, withFewKeys } from './lifecycles.ts'
import { actsUntil, inParts } from './parts.ts'

const places = lifecycleStages.map((_, i) => u64(i + 1))
const active = new Set<string>(lifecycleStages.slice(3, 6))

export const lifecycleStagesNow = defineMeasure({
  id: 'lifecycle-stages',
  group: 'customers',
  title: { en: 'Stages of the lifecycle', zh: '生命周期阶段' },
  doc: {
    en: 'Everybody known by the last day of the period, customers and visitors, by the stage they are in at its end, and how long half of them have been in it at most. Where stages begin follows the brand’s own rhythm or what it states. A visitor whose order is of a known customer is that customer; bots are nobody.',
    zh: '截至周期最后一天的全部已知人群（客户与访客），按期末所处阶段统计人数，以及处于该阶段时长的中位数。各阶段的划分依据品牌自身的复购节奏或自定义设置。访客的订单属于已知客户时，视为同一人；机器人不计。',
  },
  params: lifecyclePeriod.extend({ by: byTrait }),
  row: z.object({
    key: z.string(),
    stage: z.string(),
    people: z.int(),
    share: z.number().nullable(),
    median_days: z.number().nullable(),
  }),
  columns: {
    key: { ...plain('text', 'By', '维度'), values: traitValues },
    stage: { ...plain('text', 'Stage', '阶段'), values: stageValues },
    people: summed('count', 'People', '人数'),
    share: plain('share', 'Share', '占比', { en: 'Of the people of the same row group', zh: '占同一维度人数的比例' }),
    median_days: plain('days', 'Median time in stage', '阶段时长中位数', {
      en: 'Half have been in the stage for at most so many days',
      zh: '半数人处于该阶段的天数不超过此值',
    }),
  },
  chart: { kind: 'bar', x: 'stage', y: ['people'] },
  example: { from: '2025-01-01', to: '2025-03-31' },
  size: actsUntil,
  sql: (p, rows = 0) => {
    const counts = join(places.map((place) => sql`sumIf(people, stage = ${place})`))
    const medians = join(places.map((place) => sql`quantileExactWeightedIf(0.5)(days, people, stage = ${place})`))
    return sql`
    SELECT key, ${stageId(sql`place`)} AS stage, counts[place] AS people, if(of_key = 0, NULL, people / of_key) AS share,
      if(people = 0, NULL, toFloat64(medians[place])) AS median_days
    FROM (
      SELECT key, [${counts}] AS counts, [${medians}] AS medians, arraySum(counts) AS of_key
      FROM ${withFewKeys(inParts(rows, [sql`key`, sql`stage`, sql`days`, sql`people`], (some) => sql`SELECT key, ended.1 AS stage, ended.2 AS days, count() AS people FROM ${lifecycles(p, some)} WHERE ended.1 > 0 GROUP BY key, stage, days`))}
      GROUP BY key
    )
    ARRAY JOIN range(1, 9) AS place
    ORDER BY of_key DESC, key, place`
  },
  say: ({ rows, before }, { share, count, many, change }) => {
    const of = (some: typeof rows, is: (stage: string) => boolean) =>
      some.reduce((sum, row) => (is(row.stage) ? sum + row.people : sum), 0)
    const all = of(rows, () => true)
    if (all === 0) return undefined
    const buying = of(rows, (stage) => active.has(stage))
    const silent = of(rows, (stage) => stage === 'lapsing' || stage === 'lost')
    const than = change(buying, before && of(before.rows, (stage) => active.has(stage)))
    return {
      en: `Of ${many(all, 'known person', 'known people')}, ${count(buying).en} are buying customers${than.en}; ${share(silent / all).en} have fallen silent.`,
      zh: `共 ${count(all).zh} 位已知人群，其中 ${count(buying).zh} 位为活跃客户${than.zh}；${share(silent / all).zh} 已沉睡或流失。`,
    }
  },
})
