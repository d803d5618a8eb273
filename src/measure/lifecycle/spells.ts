import { day, type Sql, sql } from '../../store/sql.ts'
import { dayOfAct, hasBegun, hasLooked, secondsOfAct } from './acts.ts'
import type { ThresholdsSql } from './rhythm.ts'

/** A day after all others. */
const never = sql`toUInt32(4294967295)`

/**
 * Rows of `knownPeople` with `spells`: how somebody's stages followed one another, as (first day, place of the stage from 1), oldest
 * first, each different from the one before. Visits count up to the first order, from there on orders do. Sums run along
 * somebody's way, so that no step looks at all the others.
 */
export function withSpells(people: Sql, t: ThresholdsSql, name: Sql = sql`spells`): Sql {
  const visit = sql`(${dayOfAct}, multiIf(begun_carts > 0 OR looks >= ${t.considering_visits}, 3, looks > 0 OR seconds >= ${t.interested_seconds}, 2, 1),
        ${t.visitor_lapsing_days}, ${t.visitor_lost_days})`
  const order = sql`(one, multiIf(place >= ${t.loyal_orders}, 6, place >= 2, 5, 4), ${t.lapsing_days}, ${t.lost_days})`
  const sum = (column: Sql) => sql`arrayCumSum(arrayMap(act -> ${column}, early))`
  return sql`
    SELECT * EXCEPT (early, acts, stages),
      arrayFilter((spell, before) -> spell.2 != before, stages, arrayPushFront(arrayPopBack(stages.2), toUInt8(0))) AS ${name}
    FROM (
      SELECT *, arrayFlatten(arrayMap((one, next) -> arrayFilter(spell -> spell.1 < next,
          [(one.1, one.2), (toUInt32(one.1 + one.3 + 1), toUInt8(7)), (toUInt32(one.1 + one.4 + 1), toUInt8(8))]),
        acts, arrayPushBack(arrayPopFront(acts.1), ${never}))) AS stages
      FROM (
        SELECT *, CAST(arrayConcat(
            arrayMap((act, seconds, looks, begun_carts) -> ${visit}, early, ${sum(secondsOfAct)}, ${sum(hasLooked)}, ${sum(hasBegun)}),
            arrayMap((one, place) -> ${order}, ordered, arrayEnumerate(ordered))
          ), 'Array(Tuple(UInt32, UInt8, UInt32, UInt32))') AS acts
        FROM (SELECT *, arrayFilter(act -> empty(ordered) OR ${dayOfAct} < ordered[1], visited) AS early FROM ${people})))`
}

/** Of `spells`, at the end of a day: (place of the stage, days since it began); place 0 of who was not known yet. */
export function stageAt(at: string, spells: Sql = sql`spells`): Sql {
  const date = sql`toUInt32(${day(at)})`
  const last = sql`arrayLast(spell -> spell.1 <= ${date}, ${spells})`
  return sql`(${last}.2, if(${last}.2 = 0, toUInt32(0), toUInt32(${date} - ${last}.1)))`
}
