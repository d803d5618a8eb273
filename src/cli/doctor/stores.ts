import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { Problem } from '../../kernel/errors.ts'
import { lockDirectory } from '../../store/lock.ts'
import { openRegistry } from '../../store/registry/registry.ts'
import { migrate } from '../../store/warehouse/migrate.ts'
import { openWarehouse } from '../../store/warehouse/open.ts'
import { announced } from '../server.ts'
import { type Check, failure, messageOf, ok } from './check.ts'

const log = { info: () => undefined, error: () => undefined }

/** Whether the engines that come with Millpond run on this machine, tried in a directory that is thrown away. */
export const engines: Check = {
  name: 'embedded engines',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'millpond-doctor-'))
    try {
      const warehouse = await openWarehouse({ dataDir, log })
      await warehouse.ping().finally(() => warehouse.close())
      const registry = await openRegistry({ dataDir, log })
      await registry.ping().finally(() => registry.close())
      return ok('both start and answer')
    } catch (error) {
      return failure(
        messageOf(error),
        'Run `npm ci` again on this machine: the engines differ by system and processor (Linux and macOS, x64 and arm64).',
      )
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** Whether the stores of this configuration open and are of this version. A running server is asked instead. */
export const stores = (config: Config): Check => ({
  name: 'stores',
  async run() {
    const server = announced(config.dataDir)
    if (server) {
      const response = await fetch(new URL('/readyz', server.url)).catch(() => undefined)
      if (response?.ok) return ok('the running server says it is ready')
      if (response)
        return failure(
          `the running server is not ready: ${await response.text()}`,
          'Look into its log, and start it again.',
        )
    }
    try {
      const kinds = await openBoth(config)
      return ok(`${kinds.join(' and ')}, schema up to date`)
    } catch (error) {
      if (error instanceof Problem && error.code === 'store_locked')
        return failure(error.message, 'Stop that process, or set MILLPOND_DATA to another directory.')
      return failure(
        messageOf(error),
        'Check that DATABASE_URL and CLICKHOUSE_URL lead to servers that answer and that the user may create tables there.',
      )
    }
  },
})

async function openBoth(config: Config): Promise<string[]> {
  const lock = lockDirectory(config.dataDir)
  try {
    const registry = await openRegistry({ dataDir: config.dataDir, log, ...config.registry })
    await registry.close()
    const warehouse = await openWarehouse({ dataDir: config.dataDir, log, ...config.warehouse })
    await migrate(warehouse, log).finally(() => warehouse.close())
    return [`registry (${registry.kind})`, `warehouse (${warehouse.kind})`]
  } finally {
    lock.release()
  }
}
