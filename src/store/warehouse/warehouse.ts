import type { Readable } from 'node:stream'
import type { Sql } from '../sql.ts'

/** What a query may take, at most. Beyond it the query ends with `query_too_heavy`. */
export type Limits = { seconds?: number; memoryBytes?: number; rows?: number; threads?: number }
export type Options = { signal?: AbortSignal; limits?: Limits; settings?: Record<string, string | number> }
export type ExportFormat = 'CSVWithNames' | 'JSONEachRow' | 'Parquet'

/** ClickHouse, in this process or as a cluster; the same SQL for both. Table names are without database. */
export type Warehouse = {
  readonly kind: 'embedded' | 'cluster'
  /** Rows of a SELECT. 64-bit integers come as numbers, decimals as strings, DateTime64 as "2026-01-31 10:00:00.000". */
  query<Row>(statement: Sql, options?: Options): Promise<Row[]>
  /** Bytes of a SELECT in a file format, streamed. */
  stream(statement: Sql, format: ExportFormat, options?: Options): Promise<Readable>
  /** INSERT … SELECT and the like. With a token, a second run of the same statement writes nothing. */
  run(statement: Sql, options?: Options & { token?: string }): Promise<void>
  /** Rows as TabSeparated bytes in the order of `columns`; acknowledged when on disk. */
  insert(table: string, columns: readonly string[], tsv: Buffer, options?: Options & { token?: string }): Promise<void>
  /** Drops one partition of a table on every shard; a partition that is not there is no error. */
  dropPartition(table: string, partition: string): Promise<void>
  /** Deletes rows on every shard, and waits for it. */
  remove(table: string, where: Sql): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}
