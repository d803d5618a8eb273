import { join, type Sql, sql } from '../../store/sql.ts'
import type { Question } from '../define.ts'
import { ofTraffic } from '../traffic/visits.ts'
import { ofSlice } from '../within.ts'

/** What the first visit or the first order of somebody tells. */
export const traits = ['channel', 'country', 'sales_channel', 'sku'] as const
export type Trait = (typeof traits)[number]

/** How visits and orders tell each. */
const inVisits: Partial<Record<Trait, Sql>> = { channel: sql`toString(channel)`, country: sql`toString(country)` }
const inOrders: Partial<Record<Trait, Sql>> = {
  country: sql`toString(country)`,
  sales_channel: sql`toString(sales_channel)`,
  sku: sql`toString(arraySort(skus)[1])`,
}

/** Values are told by their places in the alphabet, of which so many fit beside an instant in milliseconds. */
const places = sql`2097152`
/** Set where orders go before visits: a market is that of the first order, else that of the first visit. */
const afterOrders = sql`9223372036854775808`

/** What the number of a trait is called: not as the column that it is made from, which conditions beside it mean. */
export const markOf = {
  channel: sql`channel_mark`,
  country: sql`country_mark`,
  sales_channel: sql`sales_channel_mark`,
  sku: sql`sku_mark`,
} as const satisfies Record<Trait, Sql>

/**
 * A trait as a visit tells it, as one number: when, then the place of the value; 0 where it tells none. The least of somebody's is
 * what was told first. Texts beside instants would take ten times the memory.
 */
export function toldByVisit(p: Question, trait: Trait): Sql {
  const told = marked(p, trait, inVisits[trait], sql`started_at`)
  return trait === 'country' ? sql`if(${told} = 0, toUInt64(0), bitOr(${told}, ${afterOrders}))` : told
}

/** The same of an order. */
export function toldByOrder(p: Question, trait: Trait): Sql {
  return marked(p, trait, inOrders[trait], sql`ordered_at`)
}

/** Whether orders alone tell a trait. */
export function isOfOrders(trait: Trait): boolean {
  return inVisits[trait] === undefined
}

/** The value that a number stands for, '' for 0. */
export function traitOf(p: Question, trait: Trait): Sql {
  const told = markOf[trait]
  return sql`if(${told} = 0, '', ${values(p, trait)}[${told} % ${places}])`
}

function marked(p: Question, trait: Trait, value: Sql | undefined, at: Sql): Sql {
  if (!value) return sql`toUInt64(0)`
  const place = sql`transform(${value}, ${values(p, trait)}, arrayEnumerate(${values(p, trait)}), 0)`
  return sql`if(${value} = '', toUInt64(0), toUInt64(toUnixTimestamp64Milli(${at})) * ${places} + ${place})`
}

/** All values of a trait, in the order of the alphabet; '' at the end, as the engine looks nothing up in an empty list. */
function values(p: Question, trait: Trait): Sql {
  const [seen, sold] = [inVisits[trait], inOrders[trait]]
  const told: Sql[] = []
  if (seen) told.push(sql`SELECT ${seen} AS name FROM visits WHERE ${ofTraffic(p)} GROUP BY name`)
  if (sold) told.push(sql`SELECT ${sold} AS name FROM orders WHERE ${ofSlice(p)} GROUP BY name`)
  return sql`(SELECT arrayPushBack(arraySort(groupUniqArrayIf(name, name != '')), '') FROM (${join(told, sql` UNION ALL `)}))`
}
