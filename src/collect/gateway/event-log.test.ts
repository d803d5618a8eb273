import {
  appendFileSync,
  constants,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type EventLog, openEventLog } from './event-log.ts'
import { decodeRecords, encodeRecord } from './log-record.ts'

const directoryOf = () => mkdtempSync(join(tmpdir(), 'millpond-log-'))
const open = (directory: string, limitBytes = 2 ** 20) => openEventLog({ directory, limitBytes, onSegment: () => {} })

/** With which flags this process has files of a directory open. */
function openFlags(directory: string): number[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      if (!readlinkSync(`/proc/self/fd/${fd}`).startsWith(directory)) return []
      const [, flags = ''] = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? []
      return [Number.parseInt(flags, 8)]
    } catch {
      // Closed meanwhile.
      return []
    }
  })
}

/** The contents of all closed segments, which are taken away. */
async function drained(log: EventLog): Promise<string[]> {
  const found: string[] = []
  for (let segment = log.oldest(); segment; segment = log.oldest()) {
    found.push(...[...decodeRecords(readFileSync(segment.path))].map(String))
    await log.remove(segment)
  }
  return found
}

test('what was acknowledged is there after the log is opened again, once and in its order', async () => {
  const directory = directoryOf()
  const log = await open(directory)
  await Promise.all(Array.from({ length: 500 }, (_, i) => log.append(Buffer.from(`request ${i}`))))
  await log.close()
  const again = await open(directory)
  expect(await drained(again)).toEqual(Array.from({ length: 500 }, (_, i) => `request ${i}`))
  expect(again.waiting()).toEqual({ bytes: 0, since: undefined })
})

test.skipIf(process.platform !== 'linux')('an acknowledged write has left the memory of the system', async () => {
  const directory = realpathSync(directoryOf())
  const log = await open(directory)
  await log.append(Buffer.from('a'))
  // The file that is prepared meanwhile is opened for writing only.
  const written = openFlags(directory).filter((flags) => (flags & constants.O_RDWR) !== 0)
  expect(written.map((flags) => flags & constants.O_DSYNC)).toEqual([constants.O_DSYNC])
  await log.close()
})

test('a torn end, as a power loss leaves it, costs nothing that was acknowledged', async () => {
  const directory = directoryOf()
  const log = await open(directory)
  await log.append(Buffer.from('whole'))
  await log.close()
  const path = log.oldest()?.path ?? ''
  for (const torn of [Buffer.from([9, 0]), Buffer.from([9, 0, 0, 0, 1, 2, 3, 4, 65, 66])]) appendFileSync(path, torn)
  expect(await drained(await open(directory))).toEqual(['whole'])
})

test('a log that is full asks to come later, and takes more once a segment is in the warehouse', async () => {
  const log = await open(directoryOf(), 100)
  await log.append(Buffer.alloc(60))
  await expect(log.append(Buffer.alloc(60))).rejects.toMatchObject({ code: 'too_many_requests' })
  await expect.poll(() => log.oldest(), { timeout: 3000 }).toBeDefined()
  await drained(log)
  await log.append(Buffer.alloc(60))
})

test('numbers of two logs go with the time, and rise where the clock was set back', async () => {
  const numberOf = async (log: EventLog) => {
    await log.append(Buffer.from('a'))
    await log.close()
    return log.oldest()?.number ?? 0
  }
  const earlier = await open(directoryOf())
  const later = await numberOf(await open(directoryOf()))
  await setTimeout(5)
  expect(await numberOf(earlier)).toBeGreaterThan(later)
  const ahead = Date.now() + 3_600_000
  const setBack = await openEventLog({ directory: directoryOf(), limitBytes: 100, after: ahead, onSegment: () => {} })
  expect(await numberOf(setBack)).toBe(ahead + 1)
})

test('an open segment is closed within a second or so, and numbers go on after those that were left', async () => {
  const directory = directoryOf()
  const log = await open(directory)
  await log.append(Buffer.from('a'))
  await expect.poll(() => log.oldest()?.number, { timeout: 3000 }).toBeGreaterThan(0)
  const first = log.oldest()?.number ?? 0
  await log.append(Buffer.from('b'))
  await log.close()
  const again = await open(directory)
  await again.append(Buffer.from('c'))
  await again.close()
  expect(await drained(again)).toEqual(['a', 'b', 'c'])
  const empty = await open(directory)
  await empty.append(Buffer.from('d'))
  await empty.close()
  expect(empty.oldest()?.number).toBeGreaterThan(first + 1)
})

const openFiles = (directory: string) => readdirSync(directory).filter((name) => name.endsWith('.open'))

/** A copy of the directory of a log that is open, as a kill at this moment would leave it: one file is written, one prepared. */
async function killed(...contents: string[]): Promise<string> {
  const directory = directoryOf()
  const log = await open(directory)
  for (const content of contents) await log.append(Buffer.from(content))
  await expect.poll(() => openFiles(directory).length, { interval: 1 }).toBe(2)
  const copy = directoryOf()
  cpSync(directory, copy, { recursive: true })
  await log.close()
  expect(openFiles(directory)).toEqual([])
  return copy
}

test('of a kill are left the records that were written, and no file that was only prepared; zeros count for nothing', async () => {
  const directory = await killed('first', 'second')
  const began = Date.now()
  const log = await open(directory)
  expect(openFiles(directory)).toEqual([])
  const { bytes, since } = log.waiting()
  expect(bytes).toBe('first'.length + 'second'.length + 2 * 8)
  expect(since?.getTime()).toBeLessThanOrEqual(began)
  expect(log.oldest()?.bytes).toBe(statSync(log.oldest()?.path ?? '').size)
  expect(await drained(log)).toEqual(['first', 'second'])
  expect(log.waiting()).toEqual({ bytes: 0, since: undefined })
})

test('a record that a power loss tore, with zeros after it, is left out, and those before it are there', async () => {
  const directory = await killed('whole', 'torn by the loss of power')
  for (const name of openFiles(directory)) {
    const path = join(directory, name)
    const bytes = readFileSync(path)
    const torn = bytes.indexOf('loss of')
    if (torn >= 0) writeFileSync(path, bytes.fill(0, torn))
  }
  const log = await open(directory)
  expect(log.waiting().bytes).toBe('whole'.length + 8)
  await log.append(Buffer.from('after'))
  await log.close()
  expect(await drained(log)).toEqual(['whole', 'after'])
})

test('a segment has the time of its first event for its number, however long its file was prepared', async () => {
  const directory = directoryOf()
  const log = await open(directory)
  await log.append(Buffer.from('a'))
  await expect.poll(() => log.oldest(), { timeout: 3000 }).toBeDefined()
  await expect.poll(() => statSync(join(directory, openFiles(directory)[0] ?? '')).size).toBeGreaterThan(0)
  await setTimeout(50)
  const used = Date.now()
  await log.append(Buffer.from('b'))
  expect(log.waiting().since?.getTime()).toBeLessThan(used)
  await log.close()
  const [first, second] = [log.oldest(), log.oldest(log.oldest()?.number)]
  expect(first?.number).toBeLessThan(used)
  expect(second?.number).toBeGreaterThanOrEqual(used)
  const left = await open(directory)
  expect(await drained(left)).toEqual(['a', 'b'])
})

test('files that were open come after the closed ones, in the order in which they were made', async () => {
  const directory = directoryOf()
  const closed = await open(directory)
  await closed.append(Buffer.from('closed'))
  await closed.close()
  const ahead = Date.now() + 3_600_000
  for (const [i, content] of ['x', 'y'].entries()) {
    const record = Buffer.concat([...encodeRecord([Buffer.from(content)]), Buffer.alloc(100)])
    writeFileSync(join(directory, `00000000000000${i + 1}.open`), record)
  }
  const log = await openEventLog({ directory, limitBytes: 2 ** 20, after: ahead, onSegment: () => {} })
  expect(log.oldest(log.oldest()?.number)?.number).toBe(ahead + 1)
  await log.append(Buffer.from('new'))
  await log.close()
  expect(await drained(log)).toEqual(['closed', 'x', 'y', 'new'])
})

test('a log that nothing is written to writes nothing', async () => {
  const directory = directoryOf()
  const log = await open(directory)
  await log.append(Buffer.from('a'))
  await expect.poll(() => log.oldest(), { timeout: 3000 }).toBeDefined()
  const names = readdirSync(directory)
  await setTimeout(1500)
  expect(readdirSync(directory)).toEqual(names)
  await log.close()
})
