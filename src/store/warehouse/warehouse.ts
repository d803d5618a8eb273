import type { Readable } from 'node:stream'
import type { Sql } from '../sql.ts'

/** What a query may take, at most. Beyond it the query ends with `query_too_heavy`. */
export type Limits = { seconds?: number; memoryBytes?: number; rows?: number; threads?: number }
export type Options = { signal?: AbortSignal; limits?: Limits; settings?: Record<string, string | number> }
export type ExportFormat = 'CSVWithNames' | 'JSONEachRow' | 'Parquet'

/** Where rows live: in one engine, or in a local table on every shard under a Distributed one of the plain name. */
export type Layout =
  | { readonly sharded: false }
  | { readonly sharded: true; readonly cluster: string; readonly database: string; readonly onCluster: boolean }

/** ClickHouse, in this process or as a cluster; the same SQL for both. Table names are without database. */
export type Warehouse = {
  readonly kind: 'embedded' | 'cluster'
  readonly layout: Layout
  /** Rows of a SELECT. 64-bit integers come as numbers, decimals as strings, DateTime64 as "2026-01-31 10:00:00.000". */
  query<Row>(statement: Sql, options?: Options): Promise<Row[]>
  /** Bytes of a SELECT in a file format. Embedded, the whole result is in memory first (at most 256 MB of it). */
  stream(statement: Sql, format: ExportFormat, options?: Options): Promise<Readable>
  /** INSERT … SELECT and the like. With a token, a second run of the same statement writes nothing. */
  run(statement: Sql, options?: Options & { token?: string }): Promise<void>
  /** Rows as TabSeparated bytes in the order of `columns` (NULL is \N); acknowledged when on disk. Empty: no-op. */
  insert(table: string, columns: readonly string[], tsv: Buffer, options?: Options & { token?: string }): Promise<void>
  /** A CREATE, ALTER or DROP of a migration, on every node. The text is final: see migration-text.ts. */
  define(statement: string): Promise<void>
  /** Drops one partition of a table on every shard, by its id (the digits of a number); an absent one is no error. */
  dropPartition(table: string, partition: string): Promise<void>
  /** Deletes rows on every shard, and waits for it. `where` sees only the shard's own rows: no subqueries. */
  remove(table: string, where: Sql): Promise<void>
  /** Deletes rows on every shard by writing the parts that hold them anew without them, and waits for it. `where` as in `remove`. */
  erase(table: string, where: Sql): Promise<void>
  /** Changes columns of rows on every shard, and waits for it; `change` is "column = value, …". Facts are changed by an erasure only. */
  rewrite(table: string, change: Sql, where: Sql): Promise<void>
  ping(): Promise<void>
  /** Ends what runs, waits for it, and lets go of the store. */
  close(): Promise<void>
}
