import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDirectory } from './lock.ts'

const newDirectory = () => mkdtempSync(join(tmpdir(), 'millpond-lock-'))
const locked = (path: string) => expect.objectContaining({ code: 'store_locked', details: { pid: process.pid, path } })

test('a directory is locked once, and free after its release', () => {
  const directory = newDirectory()
  const lock = lockDirectory(directory)
  expect(() => lockDirectory(directory)).toThrow(locked(directory))
  lock.release()
  lockDirectory(directory).release()
  expect(readdirSync(directory)).toEqual([])
})

test('the lock of a killed process is taken over', async () => {
  const directory = newDirectory()
  const module = JSON.stringify(new URL('./lock.ts', import.meta.url).href)
  const code = `const { lockDirectory } = await import(${module}); lockDirectory(${JSON.stringify(directory)})
    console.log('locked'); setTimeout(() => {}, 600_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(() => lockDirectory(directory)).toThrow(`(${child.pid})`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  lockDirectory(directory).release()
})

test('a lock whose pid now belongs to another process is taken over', () => {
  const directory = newDirectory()
  lockDirectory(directory)
  const file = join(directory, 'lock')
  const { pid } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ pid, startedAt: 'long ago' }))
  lockDirectory(directory).release()
})

test('half a lock, left by a power loss, is taken over', () => {
  const directory = newDirectory()
  writeFileSync(join(directory, 'lock'), '{"pid":1')
  lockDirectory(directory).release()
})
