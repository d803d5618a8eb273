import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What is derived of many events (50 million when not given) and asked of them: fills a warehouse, derives it, asks it beside
 * DuckDB; and the same of a million events beside PostgreSQL, too. Each step is a process of its own, so that its memory is seen.
 */
const many = process.argv[2] ?? '50000000'
const few = '1000000'

for (const [events, peers] of [
  [many, ['--duckdb']],
  [few, ['--duckdb', '--postgres']],
] as const) {
  const directory = mkdtempSync(join(tmpdir(), 'millpond-bench-'))
  try {
    await run('fill-events.ts', directory, events)
    await run('derive-events.ts', directory)
    await run('ask-events.ts', directory, ...peers)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

async function run(name: string, ...given: string[]): Promise<void> {
  console.log(`\n${name}`)
  const env = { ...process.env, UV_THREADPOOL_SIZE: '12' }
  const file = fileURLToPath(new URL(name, import.meta.url))
  const [code] = await once(spawn(process.execPath, [file, ...given], { stdio: 'inherit', env }), 'exit')
  if (code !== 0) process.exitCode = 1
}
