import type { ContactChannel } from '../../kernel/message-events.ts'
import type { Scope } from '../../manage/scope.ts'
import { type Sql, sql, str, u64 } from '../../store/sql.ts'
import { type AssumptionId, assumptionList } from './assumptions.ts'

/** Of fewer people than this to whom an e-mail arrived of late, an assumption holds. */
const fewestWrittenTo = 100

/**
 * The chance that somebody who may be written to is reached, and its standard error: as observed of those to whom
 * e-mails arrived of late, where they are enough, or as assumed. That an SMS is read no event tells.
 */
export function chanceOf(
  channel: ContactChannel,
  p: { scope: Scope },
  seen: { written: Sql; noticed: Sql },
): { chance: Sql; error: Sql; isObserved: Sql } {
  const { value, spread } = assumed(p, `${channel}_reached`)
  // Anything within its range is as likely: the standard error of that is the range to a side by the root of three.
  const wide = sql`${percent(spread)} / sqrt(3)`
  if (channel === 'sms') return { chance: value, error: wide, isObserved: sql`0` }
  const { written, noticed } = seen
  const isObserved = sql`(${written} >= ${u64(fewestWrittenTo)})`
  const share = sql`${noticed} / greatest(${written}, 1)`
  return {
    chance: sql`if(${isObserved}, ${share}, ${value})`,
    error: sql`if(${isObserved}, sqrt(${share} * (1 - ${share}) / greatest(${written}, 1)), ${wide})`,
    isObserved,
  }
}

/** What a brand assumes, as its newest dark test went by it, or the default. */
function assumed({ scope }: { scope: Scope }, id: AssumptionId): { value: Sql; spread: number } {
  const one = assumptionList.find((known) => known.id === id)
  if (!one) throw new Error(`Nothing is assumed as ${id}.`)
  const stated = sql`(SELECT argMax(assumptions, tested_at) FROM dark_tests WHERE brand = ${str(scope.brand)})`
  return {
    value: sql`if(mapContains(${stated}, ${str(id)}), ${stated}[${str(id)}], ${percent(one.default)})`,
    spread: one.spread,
  }
}

function percent(share: number): Sql {
  return sql`${u64(Math.round(100 * share))} / 100`
}
