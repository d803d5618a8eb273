import { mkdtempSync, readFileSync } from 'node:fs'
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
  const ids = createDailyIds(directory)
  const first = ids(ann, morning)
  expect(ids(ann, evening)).toBe(first)
  expect(createDailyIds(directory)(ann, evening)).toBe(first)
  expect(ids({ ...ann, ip: '203.0.113.8' }, evening)).not.toBe(first)
  expect(ids({ ...ann, brand: 'c' }, evening)).not.toBe(first)
  const salt = readFileSync(join(directory, 'salt'), 'utf8')
  expect(ids(ann, nextDay)).not.toBe(first)
  expect(readFileSync(join(directory, 'salt'), 'utf8')).not.toContain(JSON.parse(salt).salt)
})
