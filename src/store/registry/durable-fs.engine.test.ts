import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from '../../../test/registries.ts'
import { openPGlite } from './pglite.ts'

/** Counts what reaches the disk, and still lets it. */
function countFsyncs(): () => number {
  const { fsyncSync } = fs
  let count = 0
  fs.fsyncSync = (descriptor) => {
    count++
    fsyncSync(descriptor)
  }
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.fsyncSync = fsyncSync
    syncBuiltinESMExports()
  })
  return () => count
}

test('every commit is on the disk before it is acknowledged, so that a power cut takes none', async () => {
  const fsyncs = countFsyncs()
  const pglite = await openPGlite(join(temporaryDirectory(), 'registry'))
  const { rows } =
    await pglite.query(`SELECT current_setting('fsync') AS fsync, current_setting('wal_sync_method') AS method,
    current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS waits`)
  expect(rows).toEqual([{ fsync: 'on', method: 'fsync', pages: 'on', waits: 'on' }])
  await pglite.exec('CREATE TABLE kept (i integer)')
  for (let i = 0; i < 5; i++) {
    const before = fsyncs()
    await pglite.query('INSERT INTO kept VALUES ($1)', [i])
    expect(fsyncs()).toBeGreaterThan(before)
  }
  await pglite.close()
})
