import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type EventLog, openEventLog } from './event-log.ts'
import { decodeRecords } from './log-record.ts'

const directoryOf = () => mkdtempSync(join(tmpdir(), 'millpond-log-'))
const open = (directory: string, limitBytes = 2 ** 20) => openEventLog({ directory, limitBytes, onSegment: () => {} })

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
  await expect.poll(() => log.oldest()).toBeDefined()
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
