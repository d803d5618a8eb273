import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Gives a run of tests one temporary directory and removes it at the end: the runner ends its processes without their
 * exit handlers, so that what each of them left would stay.
 */
export default function setup(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'millpond-'))
  const before = process.env.TMPDIR
  process.env.TMPDIR = directory
  return () => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  }
}
