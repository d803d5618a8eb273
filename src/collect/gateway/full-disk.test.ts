import { readFileSync } from 'node:fs'
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
      await expect(fill()).rejects.toMatchObject({ code: 'disk_full', details: { path: disk.directory } })
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
