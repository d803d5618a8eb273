import { z } from 'zod'
import { type Sql, sql } from '../../store/sql.ts'
import { plain, summed } from '../columns.ts'
import { defineMeasure } from '../define.ts'
import {
  byTrait,
  type LifecycleQuestion,
  lifecyclePeriod,
  lifecycles,
  stageId,
  stageValues,
  traitValues,
  withFewKeys,
} from './lifecycles.ts'
import { actsUntil, inParts, type Part } from './parts.ts'
import { sayFlows } from './say-flows.ts'

/** Of those who moved up from a stage, the part who did within the usual time. */
const usual = sql`0.8`
/** Who moved up that it takes to say what is usual. */
const fewestMoves = sql`20`

export const lifecycleFlows = defineMeasure({
  id: 'lifecycle-flows',
  group: 'customers',
  title: { en: 'Flows between stages', zh: '阶段流转' },
  doc: {
    en: 'Everybody known by the last day of the period, by the stage before it began and the one at its end. Who was not known yet is a newcomer. A leak is whoever fell into lapsing or lost, or further; stuck is whoever stood in the same stage at both ends and by then longer than four of five took who moved up from it.',
    zh: '截至周期最后一天的全部已知人群，按期初与期末所处阶段统计；期初尚未出现的为新增。“掉队”指落入沉睡或流失（或由沉睡转为流失）的人；“停滞”指期初期末处于同一阶段，且时长超过该阶段五分之四进阶用户所用的天数的人。',
  },
  params: lifecyclePeriod.extend({ by: byTrait }),
  row: z.object({
    key: z.string(),
    from: z.string(),
    to: z.string(),
    people: z.int(),
    share: z.number().nullable(),
    leaked: z.int(),
    stuck: z.int(),
    usual_days: z.int().nullable(),
  }),
  columns: {
    key: { ...plain('text', 'By', '维度'), values: traitValues },
    from: { ...plain('text', 'Before', '期初'), values: stageValues },
    to: { ...plain('text', 'At the end', '期末'), values: stageValues },
    people: summed('count', 'People', '人数'),
    share: plain('share', 'Share', '占比', {
      en: 'Of those who were in the stage before',
      zh: '占期初该阶段人数的比例',
    }),
    leaked: summed('count', 'Leaked', '掉队', { en: 'Fell into lapsing or lost, or further', zh: '落入沉睡或流失' }),
    stuck: summed('count', 'Stuck', '停滞', {
      en: 'In the stage longer than usual for those who move up',
      zh: '停留天数超过进阶用户通常所用的天数',
    }),
    usual_days: plain('days', 'Usual time', '通常用时', {
      en: 'Four of five who moved up from the stage did within so many days; empty where fewer than 20 did',
      zh: '五分之四的进阶用户在这些天内离开该阶段；不足 20 人时留空',
    }),
  },
  chart: { kind: 'sankey', x: 'from', y: ['people'], by: 'to' },
  example: { from: '2025-01-01', to: '2025-03-31' },
  size: actsUntil,
  sql: (p, rows = 0) => sql`
    SELECT key, ${stageId(sql`begin`)} AS from, ${stageId(sql`end`)} AS to, counted AS people, counted / sum(counted) OVER (PARTITION BY key, begin) AS share,
      if(end >= 7 AND end > begin, counted, 0) AS leaked, late AS stuck, if(usually = ${never}, NULL, usually) AS usual_days
    FROM (
      SELECT key, begin, end, sum(people) AS counted, sumIf(people, begin = end AND days > usual) AS late, any(usual) AS usually
      FROM ${withFewKeys(withUsual(p, rows))} WHERE NOT is_move GROUP BY key, begin, end
    )
    ORDER BY sum(counted) OVER (PARTITION BY key) DESC, key, begin, end`,
  say: sayFlows,
})

const never = sql`4294967295`

/**
 * People counted by key, stages at both ends and days in the last; beside them, not as people, the moves up that all of them made. `usual`
 * is the time that moves up from the stage before took.
 */
function withUsual(p: LifecycleQuestion, rows: number): Sql {
  const columns = [sql`key`, sql`begin`, sql`end`, sql`days`, sql`is_move`, sql`times`]
  return sql`
      SELECT key, begin, end, days, if(is_move, 0, times) AS people, is_move,
        if(sumIf(times, is_move) OVER (PARTITION BY begin) < ${fewestMoves}, ${never},
          toUInt32(quantileExactWeightedIf(${usual})(days, times, is_move) OVER (PARTITION BY begin))) AS usual
      FROM (${inParts(rows, columns, (some) => moved(p, some))})`
}

function moved(p: LifecycleQuestion, some: Part): Sql {
  return sql`
        SELECT key, moved.1 AS begin, moved.2 AS end, moved.3 AS days, moved.4 AS is_move, count() AS times
        FROM (SELECT key, begun, ended, ${movesUp} AS moves FROM ${lifecycles(p, some)} WHERE ended.1 > 0)
        ARRAY JOIN arrayPushBack(moves, (begun.1, ended.1, ended.2, toUInt8(0))) AS moved
        GROUP BY key, begin, end, days, is_move`
}

/** Of `spells`: each move to a higher stage, as (from, to, days in the one before, 1); coming back from silence is none. */
const movesUp = sql`arrayFilter(move -> move.2 > move.1 AND move.2 <= 6,
          arrayMap((one, next) -> (one.2, next.2, toUInt32(next.1 - one.1), toUInt8(1)), arrayPopBack(spells), arrayPopFront(spells)))`
