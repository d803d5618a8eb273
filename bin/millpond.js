#!/usr/bin/env node
// Starts Millpond under the Node that it is installed with, whichever Node the machine has: that one runs TypeScript.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const nodeDirectory = dirname(createRequire(import.meta.url).resolve('node/package.json'))
const main = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'main.ts')
// A young generation of 8 MB: what an import makes of a batch of lines dies in it. The old one is swept when it has doubled:
// by default a server that has been quiet sweeps its 80 MB again with every few that it adds, on both cores, every two seconds.
const flags = ['--max-semi-space-size=8', '--heap-growing-percent=100']
const child = spawn(join(nodeDirectory, 'bin', 'node'), [...flags, main, ...process.argv.slice(2)], {
  // All are read once, before any of our code runs: the embedded warehouse works in libuv's threads, its allocator gives
  // memory back within a tenth of a second instead of five, which keeps 150 MB off the peak of an import, and that of the C
  // library does not learn from the first large buffer to keep those that follow, which keeps off another 60 MB.
  env: {
    UV_THREADPOOL_SIZE: '12',
    JE_MALLOC_CONF: 'dirty_decay_ms:100,muzzy_decay_ms:0,prof:false',
    MALLOC_MMAP_THRESHOLD_: '1048576',
    ...process.env,
  },
  // The channel closes with this process, whatever ends it, and the server then stops in order.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`Node could not be started (${error.message}). Run npm ci again in Millpond's folder.`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
})
