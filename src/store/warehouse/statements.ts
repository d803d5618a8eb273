import { Readable } from 'node:stream'
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client'
import { Problem } from '../../kernel/errors.ts'
import type { Sql } from '../sql.ts'
import { toProblem } from './engine-errors.ts'
import { commonSettings, type Kind, limitSettings, limitsOf, tokenSettings } from './settings.ts'
import type { Options, Warehouse } from './warehouse.ts'

type Given = {
  client: ClickHouseClient
  settings: ClickHouseSettings
  /** Beside them, by what a statement is for. */
  kindSettings?: Partial<Record<Kind, ClickHouseSettings>>
  /** Bytes a query may take unless its caller says otherwise; undefined leaves it to the server. */
  queryMemory?: number
  /** What a full disk is called in the message: the data directory, or the cluster's address. */
  path: string
  /** Ends a query whose caller has gone, where the client's own abort does not. */
  kill?: (queryId: string) => Promise<void>
}
type Request = {
  query_id: string
  clickhouse_settings: ClickHouseSettings
  query_params: Record<string, unknown>
  abort_signal?: AbortSignal
}

/** The statements that both engines run in the same way, through the same client. */
export function statements(given: Given): Pick<Warehouse, 'query' | 'stream' | 'run' | 'insert' | 'ping'> {
  const { client } = given
  return {
    query: (statement, options) =>
      perform(given, 'query', statement, options, {}, async (query, request) => {
        const result = await client.query({ query, format: 'JSONEachRow', ...request })
        return result.json()
      }),
    stream: (statement, format, options) =>
      perform(given, 'stream', statement, options, {}, async (query, request) => {
        const result = await client.exec({ query: `${query}\nFORMAT ${format}`, ...request })
        return result.stream
      }),
    run: (statement, options) =>
      perform(given, 'run', statement, options, tokenSettings(options?.token), async (query, request) => {
        await client.command({ query, ...request })
      }),
    insert: async (table, columns, tsv, options) => {
      if (tsv.length === 0) return
      const [first, ...others] = columns
      if (first === undefined) throw new Error(`An insert into ${table} names no columns.`)
      await perform(given, 'insert', undefined, options, tokenSettings(options?.token), async (_, request) => {
        const values = Readable.from([tsv], { objectMode: false })
        await client.insert({ table, columns: [first, ...others], values, format: 'TabSeparated', ...request })
      })
    },
    ping: async () => {
      const answer = await client.ping({ select: true })
      if (!answer.success) throw toProblem(answer.error, 'query', {}, given.path)
    },
  }
}

async function perform<Result>(
  given: Given,
  kind: Kind,
  statement: Sql | undefined,
  options: Options | undefined,
  extra: ClickHouseSettings,
  work: (query: string, request: Request) => Promise<Result>,
): Promise<Result> {
  // The HTTP client would send a request whose signal has fired before.
  if (options?.signal?.aborted) throw new Problem('cancelled')
  const limits = limitsOf(kind, options, given.queryMemory)
  const { query, params } = statement?.render() ?? { query: '', params: {} }
  const request: Request = {
    query_id: crypto.randomUUID(),
    query_params: params,
    clickhouse_settings: {
      ...commonSettings,
      ...given.settings,
      ...given.kindSettings?.[kind],
      ...limitSettings(kind, limits),
      ...extra,
      ...options?.settings,
    },
  }
  if (options?.signal) request.abort_signal = options.signal
  try {
    return await work(query, request)
  } catch (error) {
    if (options?.signal?.aborted) throw await cancelled(given, request.query_id, error)
    throw toProblem(error, kind, limits, given.path)
  }
}

/** The caller has gone: the engine ends the query, too. An engine that cannot be told is in the cause. */
async function cancelled({ kill }: Given, queryId: string, error: unknown): Promise<Problem> {
  try {
    await kill?.(queryId)
    return new Problem('cancelled', {}, error)
  } catch (unreachable) {
    return new Problem('cancelled', {}, new AggregateError([error, unreachable]))
  }
}
