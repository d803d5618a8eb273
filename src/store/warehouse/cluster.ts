import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from '@clickhouse/client'
import { type Sql, Sql as SqlText, sql, str } from '../sql.ts'
import { mutate } from './mutation.ts'
import { dropPartition, eraseRows, removeRows, rewriteRows } from './removal.ts'
import { clusterSettings } from './settings.ts'
import { statements } from './statements.ts'
import type { Layout, Warehouse } from './warehouse.ts'

const requestTimeoutMs = 3_700_000

/**
 * A ClickHouse server or cluster over HTTP. `urls` are one or more addresses, each with user and password where needed;
 * questions and inserts go to the first. With several, DDL and deletions run on each of them, so every replica of every
 * shard must be named; with one and a cluster's name, they run ON CLUSTER and tables are replicated.
 */
export async function openCluster(config: {
  urls: readonly string[]
  database: string
  cluster?: string | undefined
  onCluster?: boolean | undefined
  threads?: number | undefined
}): Promise<Warehouse> {
  const { urls, database, cluster } = config
  const onCluster = cluster !== undefined && (config.onCluster ?? urls.length === 1)
  const layout: Layout = cluster === undefined ? { sharded: false } : { sharded: true, cluster, database, onCluster }
  const settings: ClickHouseSettings = {
    ...clusterSettings,
    ...(config.threads ? { max_threads: config.threads } : {}),
  }
  const ddlCluster = onCluster ? cluster : undefined
  const on = ddlCluster === undefined ? '' : ` ON CLUSTER ${ddlCluster}`
  await createDatabase(onCluster ? urls.slice(0, 1) : urls, `CREATE DATABASE IF NOT EXISTS ${database}${on}`)

  const clients = urls.map((url) => connect(url, database))
  const nodes = clients.map((client, i) => node(client, settings, urls[i] ?? ''))
  const [first] = nodes
  if (!first) throw new Error('A cluster needs at least one address.')
  const everywhere = async (statement: Sql) => {
    await Promise.all((onCluster ? [first] : nodes).map((each) => each.run(statement)))
  }
  const local = (table: string) => (layout.sharded ? `${table}_local` : table)
  return {
    kind: 'cluster',
    layout,
    ...first,
    define: (statement) => everywhere(new SqlText([statement], [])),
    dropPartition: (table, partition) => everywhere(dropPartition(local(table), partition, ddlCluster)),
    remove: (table, where) => mutate(everywhere, removeRows(local(table), where, ddlCluster)),
    erase: (table, where) => mutate(everywhere, eraseRows(local(table), where, ddlCluster)),
    rewrite: (table, change, where) => mutate(everywhere, rewriteRows(local(table), change, where, ddlCluster)),
    close: async () => {
      await Promise.all(clients.map((client) => client.close()))
    },
  }
}

async function createDatabase(urls: readonly string[], query: string): Promise<void> {
  for (const url of urls) {
    const client = connect(url, 'default')
    try {
      await node(client, {}, url).run(new SqlText([query], []))
    } finally {
      await client.close()
    }
  }
}

function connect(url: string, database: string): ClickHouseClient {
  return createClient({
    url,
    database,
    request_timeout: requestTimeoutMs,
    max_open_connections: 20,
    use_multipart_params_auto: true,
    log: { level: ClickHouseLogLevel.OFF },
  })
}

function node(client: ClickHouseClient, settings: ClickHouseSettings, url: string) {
  // Closing an HTTP request leaves its query running on the server.
  const kill = async (queryId: string) => {
    const { query, params } = sql`KILL QUERY WHERE query_id = ${str(queryId)} ASYNC`.render()
    await client.command({ query, query_params: params })
  }
  return statements({ client, settings, path: new URL(url).host, kill })
}
