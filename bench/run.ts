import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Runs every benchmark, one after the other, each in a process of its own. */
const benchmarks = [
  'import.bench.ts',
  'ingest.bench.ts',
  'measures.bench.ts',
  'events.bench.ts',
  'attribution.bench.ts',
  'journeys.bench.ts',
  'lifetime.bench.ts',
  'lifecycle.bench.ts',
  'customers.bench.ts',
  'links.bench.ts',
  'moat-backtest.bench.ts',
]

for (const name of benchmarks) {
  console.log(`\n── ${name} ──`)
  const child = spawn(process.execPath, [fileURLToPath(new URL(name, import.meta.url))], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) process.exitCode = 1
}
