// A ClickHouse server from the embedded engine's own library, as a process: node clickhouse-server.ts DIR HTTP TCP CONFIG
// It ends when its standard input closes, so that it never outlives the tests that started it.
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DataType, load, open } from 'ffi-rs'

const [directory, httpPort, tcpPort, configFile] = process.argv.slice(2)

// The call below never returns, so another thread waits for the end of the input.
const watch = `
  const { readSync } = require('node:fs')
  require('node:worker_threads').parentPort.postMessage('watching')
  while (readSync(0, Buffer.alloc(64)) > 0);
  process.kill(process.pid, 'SIGKILL')`
await once(new Worker(watch, { eval: true }), 'message')

open({ library: 'chdb', path: join(dirname(platformPackage()), 'libchdb.so') })
const args = [
  'clickhouse',
  `--config-file=${configFile}`,
  `--path=${directory}`,
  `--http_port=${httpPort}`,
  `--tcp_port=${tcpPort}`,
  '--listen_host=127.0.0.1',
  '--query',
  'SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; ' +
    'SELECT sleepEachRow(1) FROM system.numbers FORMAT Null ' +
    'SETTINGS function_sleep_max_microseconds_per_block = 0, max_block_size = 1, max_threads = 1',
]
load({
  library: 'chdb',
  funcName: 'chdb_query_cmdline',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [args.length, args],
})

function platformPackage(): string {
  const libc = process.platform === 'linux' ? '-gnu' : ''
  const name = `@chdb/lib-${process.platform}-${process.arch}${libc}`
  return createRequire(createRequire(import.meta.url).resolve('chdb')).resolve(name)
}
