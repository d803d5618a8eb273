import { type Sql, sql } from '../../store/sql.ts'

/**
 * What somebody did on a day, as one number: the day from the 36th bit on, whether it is an order, and of a visit whether a
 * product was looked at, whether a cart or checkout was begun, and the seconds as the bits of a Float32. Sorted they follow one another
 * by day. As tuples they took several times the memory, and the time.
 */
export function visitAct(day: Sql, visit: { looked: Sql; began: Sql; seconds: Sql }): Sql {
  return sql`bitOr(bitShiftLeft(toUInt64(${day}), 35), toUInt64((${visit.looked}) * 8589934592 + (${visit.began}) * 4294967296 + reinterpretAsUInt32(toFloat32(${visit.seconds}))))`
}

/** A day with an order. */
export function orderAct(day: Sql): Sql {
  return sql`bitOr(bitShiftLeft(toUInt64(${day}), 35), toUInt64(17179869184))`
}

/** Of an act that a lambda calls `act`. */
export const dayOfAct = sql`toUInt32(bitShiftRight(act, 35))`
export const isOrder = sql`bitTest(act, 34)`
export const hasLooked = sql`bitTest(act, 33)`
export const hasBegun = sql`bitTest(act, 32)`
export const secondsOfAct = sql`reinterpretAsFloat32(toUInt32(act))`
