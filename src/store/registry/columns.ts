import type { ColumnType, JSONColumnType } from 'kysely'

/** 64-bit integers are read as numbers; none here grows beyond 2^53. */
export type Instant = ColumnType<Date, Date | undefined, Date>
export type Optional<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>
/** JSON is read parsed and written as text (`JSON.stringify`), since the driver would send an array as a Postgres array. */
export type Json<Value> = JSONColumnType<Value & object, string, string>
export type OptionalJson<Value> = ColumnType<Value | null, string | null | undefined, string | null>
