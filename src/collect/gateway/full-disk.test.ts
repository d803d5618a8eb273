import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { canMount, smallDisk } from '../../../test/small-disk.ts'
import { openEventLog } from './event-log.ts'
import { decodeRecords } from './log-record.ts'

test.skipIf(!canMount())(
  'a disk that fills up is named to the sender; what was acknowledged before and after is there (needs root, to mount one)',
  async () => {
    const disk = smallDisk(4)
    try {
      const log = await openEventLog({ directory: disk.directory, limitBytes: 2 ** 30, onSegment: () => {} })
      const acknowledged: string[] = []
      const send = async (i: number) => {
        const content = Buffer.from(`${i} ${'x'.repeat(10_000)}`)
        await log.append(content)
        acknowledged.push(String(content))
      }
      const fill = async () => {
        for (let i = 0; i < 1000; i++) await send(i)
      }
      await expect(fill()).rejects.toMatchObject({ code: 'disk_full', details: { path: basename(disk.directory) } })
      await expect(send(1000)).rejects.toMatchObject({ code: 'disk_full' })
      expect(acknowledged.length).toBeGreaterThan(300)
      disk.resize(16)
      for (let i = 2000; i < 2100; i++) await send(i)
      await log.close()
      const kept: string[] = []
      for (let segment = log.oldest(); segment; segment = log.oldest()) {
        kept.push(...[...decodeRecords(readFileSync(segment.path))].map(String))
        await log.remove(segment)
      }
      expect(acknowledged.filter((one) => !kept.includes(one))).toEqual([])
    } finally {
      disk.remove()
    }
  },
)

test.skipIf(!canMount())(
  'a disk that is too full for the next segment to be prepared takes events as far as they fit (needs root, to mount one)',
  async () => {
    const disk = smallDisk(1)
    try {
      // So little is left that the zeros of the next segment do not fit.
      writeFileSync(join(disk.directory, 'other'), Buffer.alloc(900_000))
      const log = await openEventLog({ directory: disk.directory, limitBytes: 2 ** 30, onSegment: () => {} })
      const acknowledged: string[] = []
      const fill = async (count: number) => {
        for (let i = 0; i < count; i++) {
          const content = Buffer.from(`${i} ${'x'.repeat(1000)}`)
          await log.append(content)
          acknowledged.push(String(content))
        }
      }
      await expect(fill(1000)).rejects.toMatchObject({ code: 'disk_full' })
      // About 148,000 bytes of 1,012 each, less what the directory takes and what a page is rounded to.
      expect(acknowledged.length).toBeGreaterThan(130)
      rmSync(join(disk.directory, 'other'))
      const before = acknowledged.length
      await fill(500)
      await log.close()
      expect(acknowledged.length).toBe(before + 500)
    } finally {
      disk.remove()
    }
  },
)

test.skipIf(!canMount())(
  'a segment that is prepared gives its room to events when the disk fills up (needs root, to mount one)',
  async () => {
    const disk = smallDisk(1)
    try {
      const log = await openEventLog({ directory: disk.directory, limitBytes: 2 ** 30, onSegment: () => {} })
      await log.append(Buffer.from('first'))
      const prepared = () => readdirSync(disk.directory).map((name) => statSync(join(disk.directory, name)).size)
      await expect.poll(() => prepared().some((size) => size >= 2 ** 18), { interval: 1 }).toBe(true)
      const acknowledged: string[] = []
      const fill = async () => {
        for (let i = 0; i < 1000; i++) {
          const content = Buffer.from(`${i} ${'x'.repeat(10_000)}`)
          await log.append(content)
          acknowledged.push(String(content))
        }
      }
      await expect(fill()).rejects.toMatchObject({ code: 'disk_full' })
      // Without the room of the zeros there are 78.
      expect(acknowledged.length).toBeGreaterThan(95)
      await log.close()
      const kept: string[] = []
      for (let segment = log.oldest(); segment; segment = log.oldest()) {
        kept.push(...[...decodeRecords(readFileSync(segment.path))].map(String))
        await log.remove(segment)
      }
      expect(kept).toEqual(['first', ...acknowledged])
      expect(readdirSync(disk.directory)).toEqual([])
    } finally {
      disk.remove()
    }
  },
)
