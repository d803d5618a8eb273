import { expect, test } from 'vitest'
import { sourceLists } from './catalogue.ts'

const entries = Object.entries(sourceLists).flatMap(([id, { entries: all }]) => all.map((entry) => ({ id, entry })))

test('a source is on one list only, once', () => {
  const places = Map.groupBy(entries, ({ entry }) => entry)
  const twice = [...places].flatMap(([entry, all]) => (all.length > 1 ? [[entry, ...all.map(({ id }) => id)]] : []))
  expect(twice).toEqual([])
})

test('entries are written as the engine compares them: small letters, hyphens, no www', () => {
  expect(
    entries.filter(({ entry }) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*(\.\*)?$/.test(entry) || /^www\./.test(entry)),
  ).toEqual([])
})
