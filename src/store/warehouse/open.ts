import { openCluster } from './cluster.ts'
import { openEmbedded } from './embedded.ts'
import type { Warehouse } from './warehouse.ts'

export type WarehouseConfig = {
  /** Holds `warehouse/` of the embedded engine. The caller has its lock (../lock.ts). */
  dataDir: string
  /** Addresses of a server or of a cluster's nodes, separated by commas; embedded when not given. */
  url?: string | undefined
  database?: string | undefined
  /** The cluster's name in its servers' configuration; tables are then sharded. */
  cluster?: string | undefined
  /** Whether DDL runs ON CLUSTER with replicated tables; by default when a cluster has one address. */
  onCluster?: boolean | undefined
  /** Most memory of the embedded engine, in bytes; 450 MB when not given. */
  memoryBytes?: number | undefined
  /** Threads of one query. */
  threads?: number | undefined
  log: { info(details: object, message: string): void }
}

/** Opens the warehouse and makes its database; tables are made by `migrate`. */
export async function openWarehouse(config: WarehouseConfig): Promise<Warehouse> {
  const started = performance.now()
  const { url, database = 'millpond' } = config
  if (!/^\w+$/.test(database)) throw new Error(`"${database}" is no name of a database.`)
  const urls = (url ?? '').split(',').filter(Boolean)
  const warehouse = urls.length
    ? await openCluster({ ...config, urls, database })
    : await openEmbedded({ ...config, database })
  config.log.info({ kind: warehouse.kind, ms: Math.round(performance.now() - started) }, 'warehouse open')
  return warehouse
}
