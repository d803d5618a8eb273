import { z } from 'zod'
import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { lifecycleStages, stageNames } from '../../kernel/lifecycle.ts'
import { addDays } from '../../kernel/time.ts'
import { join, literal, type Sql, sql, strs, u64 } from '../../store/sql.ts'
import { period, type Question } from '../define.ts'
import { channelValues, visitPeriod } from '../traffic/visits.ts'
import { knownPeople } from './known-people.ts'
import type { Part } from './parts.ts'
import { thresholds } from './rhythm.ts'
import { stageAt, withSpells } from './spells.ts'
import { type Trait, traits } from './traits.ts'

/** Parameters of questions about the lifecycle. Filters choose people by their first visit and their first order. */
export const lifecyclePeriod = period
  .pick({ from: true, to: true, compare: true, currency: true, sales_channel: true, country: true, sku: true })
  .extend({
    channel: visitPeriod.shape.channel,
    who: z.enum(['all', 'customers', 'visitors']).default('all').meta({
      description: 'Those who have bought by the end of the period, or not yet',
      zh: '截至周期末已购买或未购买的人',
    }),
  })

/** What people can be told apart by. */
const keys = {
  none: sql`''`,
  channel: sql`channel`,
  country: sql`country`,
  product: sql`sku`,
  sales_channel: sql`sales_channel`,
  cohort: sql`if(empty(spells), '', toString(toStartOfMonth(toDate(toUInt16(spells[1].1)))))`,
} as const satisfies Record<string, Sql>

export const byTrait = z
  .enum(['none', 'channel', 'country', 'product', 'sales_channel', 'cohort'])
  .default('none')
  .meta({
    description:
      'What people are told apart by: channel of the first visit; market; product of the first order, of several the first by SKU; sales channel of the first order; month first known',
    zh: '细分维度：首访渠道、市场、首单商品（多个时取 SKU 排序最前者）、首单销售渠道、首次出现的月份',
  })

export type LifecycleQuestion = Question &
  Pick<z.infer<typeof lifecyclePeriod>, 'channel' | 'who'> & { by?: z.infer<typeof byTrait> }

/**
 * Everybody of a part who is known by the end of the period with `key`, `spells`, and the stages before the period began and at its end: `begun` and
 * `ended`, each (place of the stage from 1, or 0; days in it). Of the traits there are those that people are chosen or told apart by, and others
 * asked for.
 */
export function lifecycles(p: LifecycleQuestion, some: Part, also: readonly Trait[] = []): Sql {
  const by = p.by === 'product' ? 'sku' : p.by
  const told = traits.filter((trait) => trait === by || also.includes(trait) || p[trait]?.length)
  return sql`(
    SELECT *, ${keys[p.by ?? 'none']} AS key, ${stageAt(addDays(p.from, -1))} AS begun, ${stageAt(p.to)} AS ended
    FROM (${withSpells(sql`${knownPeople(p, told, some)} WHERE ${chosen(p)}`, thresholds(p))}))`
}

function chosen(p: LifecycleQuestion): Sql {
  const pieces = [sql`1`]
  for (const name of traits) {
    const values = p[name]
    if (values?.length) pieces.push(sql`${literal(name)} IN ${strs(values)}`)
  }
  if (p.who === 'customers') pieces.push(sql`notEmpty(ordered)`)
  if (p.who === 'visitors') pieces.push(sql`empty(ordered)`)
  return join(pieces, sql` AND `)
}

/** The id of a stage by its place; 0 is nobody's yet. */
export function stageId(place: Sql): Sql {
  return sql`if(${place} = 0, 'new', ${strs(lifecycleStages)}[${place}])`
}

/** Keys that stand for themselves; the others stand together. */
const mostKeys = 20
const otherKey = '(other)'

/** Rows with `key` and `people`, with the key of those that few have told as `(other)`. */
export function withFewKeys(rows: Sql): Sql {
  return sql`(
      SELECT * EXCEPT (key, of_key, place), if(place <= ${u64(mostKeys)}, ranked.key, '(other)') AS key
      FROM (SELECT *, dense_rank() OVER (ORDER BY of_key DESC, key) AS place FROM (SELECT *, sum(people) OVER (PARTITION BY key) AS of_key FROM (${rows}))) AS ranked)`
}

export const stageValues: Readonly<Record<string, Text>> = stageNames
export const traitValues: Readonly<Record<string, Text>> = {
  ...channelNames,
  ...channelValues,
  [otherKey]: { en: 'Others', zh: '其他' },
}
