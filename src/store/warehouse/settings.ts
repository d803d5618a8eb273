import type { ClickHouseSettings } from '@clickhouse/client'
import { niceness } from './chdb-config.ts'
import type { Limits, Options } from './warehouse.ts'

export type Kind = 'query' | 'stream' | 'run' | 'insert' | 'define'

const hour = 3600

/** What each kind of statement may take when its caller says nothing. */
const defaults: Record<Kind, Limits> = {
  query: { seconds: 30, rows: 1_000_000 },
  stream: { seconds: 300 },
  run: { seconds: hour },
  insert: { seconds: hour },
  define: { seconds: hour },
}

/** Bytes of one exported result: embedded, it is a buffer of this process. */
const largestExport = 256_000_000

/** The limits that hold for a statement: the caller's, else those of its kind, memory at most the engine's share. */
export function limitsOf(kind: Kind, options: Options | undefined, queryMemory: number | undefined): Limits {
  const limits = { ...defaults[kind], ...options?.limits }
  const memoryBytes = limits.memoryBytes ?? queryMemory
  return memoryBytes === undefined ? limits : { ...limits, memoryBytes }
}

/** Limits as settings of the engine. Groupings and sorts go to disk at a quarter of the memory, as merging them back takes some, too. */
export function limitSettings(kind: Kind, limits: Limits): ClickHouseSettings {
  const settings: ClickHouseSettings = { max_execution_time: limits.seconds ?? 0 }
  if (limits.threads !== undefined) settings.max_threads = limits.threads
  if (limits.memoryBytes !== undefined) {
    const spill = String(Math.floor(limits.memoryBytes / 4))
    settings.max_memory_usage = String(limits.memoryBytes)
    settings.max_bytes_before_external_group_by = spill
    settings.max_bytes_before_external_sort = spill
  }
  if (kind === 'query' || kind === 'stream') {
    settings.result_overflow_mode = 'throw'
    if (limits.rows !== undefined) settings.max_result_rows = String(limits.rows)
    if (kind === 'stream') settings.max_result_bytes = String(largestExport)
  }
  return settings
}

/** How every statement behaves. The engine's own defaults acknowledge inserts before they are written. */
export const commonSettings: ClickHouseSettings = {
  async_insert: 0,
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 1,
  date_time_output_format: 'simple',
  format_csv_null_representation: '',
  join_use_nulls: 0,
  mutations_sync: '2',
  lightweight_deletes_sync: '2',
  deduplicate_blocks_in_dependent_materialized_views: 1,
}

/** In this process: small blocks, since each thread of an insert holds one of every column, and Node needs room beside it. */
export const embeddedSettings: ClickHouseSettings = {
  max_insert_block_size: '131072',
  min_insert_block_size_rows: '131072',
  min_insert_block_size_bytes: '32000000',
  input_format_parallel_parsing: 0,
  max_insert_threads: '1',
  // What does not fit in memory goes to files that are read back all at once: with buffers of a megabyte each they took what a question may.
  temporary_files_buffer_size: '65536',
}

/**
 * Of questions: the engine would give a query one thread where it may hold less than a gigabyte for each. What writes stays with
 * one, since rebuilds go side by side and each thread holds blocks of its own. What follows from chains of comparisons is not worked
 * out, nor whether an aggregate, an order or a key is there twice: on long questions each took a tenth to a third of their planning,
 * and none of ours is read quicker for it.
 */
const ofQuestions: ClickHouseSettings & Record<string, string | 0> = {
  max_threads_min_free_memory_per_thread: '0',
  optimize_and_compare_chain: '0',
  optimize_syntax_fuse_functions: 0,
  optimize_aggregators_of_group_by_keys: 0,
  optimize_truncate_order_by_after_group_by_keys: '0',
  optimize_redundant_functions_in_order_by: 0,
}

/** Of what is derived: its threads give way to those that answer events and links. */
const ofRuns: ClickHouseSettings & Record<string, string> = { os_threads_nice_value_query: String(niceness) }

/** In this process, by what a statement is for. */
export const embeddedKindSettings: Partial<Record<Kind, ClickHouseSettings>> = {
  query: ofQuestions,
  stream: ofQuestions,
  run: ofRuns,
}

/** On a cluster: subqueries see every shard, inserts are acknowledged by the shards, and rows go where their key says. */
export const clusterSettings: ClickHouseSettings = {
  distributed_product_mode: 'global',
  distributed_foreground_insert: 1,
  insert_distributed_sync: 1,
  parallel_distributed_insert_select: '0',
  distributed_ddl_output_mode: 'throw',
  wait_end_of_query: 1,
}

/** A token makes a repeated insert a no-op; blocks must then come in the same order, so one thread writes them. */
export function tokenSettings(token: string | undefined): ClickHouseSettings {
  if (token === undefined) return {}
  return { insert_deduplication_token: token, insert_deduplicate: 1, max_insert_threads: '1' }
}
