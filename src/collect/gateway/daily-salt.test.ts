import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDailyIds } from './daily-salt.ts'

const ann = { brand: 'b', ip: '203.0.113.7', userAgent: 'Firefox' }
const morning = new Date('2026-03-02T08:00:00Z')
const evening = new Date('2026-03-02T22:00:00Z')
const nextDay = new Date('2026-03-03T08:00:00Z')

test('a visitor is the same all day, also after a restart, another on the next day, and others are others', () => {
  const directory = mkdtempSync(join(tmpdir(), 'millpond-salt-'))
  const ids = createDailyIds(directory).idOf
  const first = ids(ann, morning)
  expect(ids(ann, evening)).toBe(first)
  expect(createDailyIds(directory).idOf(ann, evening)).toBe(first)
  expect(ids({ ...ann, ip: '203.0.113.8' }, evening)).not.toBe(first)
  expect(ids({ ...ann, brand: 'c' }, evening)).not.toBe(first)
  const salt = readFileSync(join(directory, 'salt'), 'utf8')
  expect(ids(ann, nextDay)).not.toBe(first)
  expect(readFileSync(join(directory, 'salt'), 'utf8')).not.toContain(JSON.parse(salt).salt)
})

test('midnight cuts no visit: who was there in the half hour before keeps the id until half an hour without anything', () => {
  const ids = createDailyIds(mkdtempSync(join(tmpdir(), 'millpond-salt-'))).idOf
  const at = (time: string, ip = ann.ip) => ids({ ...ann, ip }, new Date(`2026-03-${time}:00Z`))
  const begun = at('02T23:45')
  const other = at('02T23:50', '203.0.113.9')
  const left = at('02T23:20', '203.0.113.10')
  expect([at('03T00:10'), at('03T00:35'), at('03T01:05')]).toEqual([begun, begun, begun])
  // 45 minutes after they were seen last: these are other visits, and the new day's.
  expect(at('03T00:35', '203.0.113.9')).not.toBe(other)
  const next = at('03T00:05', '203.0.113.10')
  expect(next).not.toBe(left)
  expect(at('03T09:00', '203.0.113.10')).toBe(next)
  const anew = at('03T01:40')
  expect(anew).not.toBe(begun)
  expect(at('03T23:59')).toBe(anew)
  // The salt of two days ago is gone, and with it the first id.
  expect([at('04T00:10'), at('04T00:50')]).toEqual([anew, expect.not.stringMatching(`${begun}|${anew}`)])
})

test('a salt goes when its day is over, even where nobody comes', () => {
  const directory = mkdtempSync(join(tmpdir(), 'millpond-salt-'))
  const ids = createDailyIds(directory)
  ids.idOf(ann, evening)
  ids.throwAway(new Date('2026-03-02T23:59:00Z'))
  expect(readdirSync(directory)).toEqual(['salt'])
  ids.throwAway(new Date('2026-03-03T00:01:00Z'))
  expect(readdirSync(directory)).toEqual([])
})
