import { describe, expect, test } from 'vitest'
import { connectorById } from '../connectors/catalogue.ts'
import { recognise } from '../connectors/recognise.ts'
import { platforms } from './catalogue.ts'

describe.each(platforms.map((platform) => [platform.id, platform] as const))('%s', (_id, platform) => {
  test('names secrets of its own alone, and some are enough', () => {
    const names = new Set(Object.keys(platform.secrets))
    const used = [...platform.enough.flat(), ...platform.reads.flatMap(({ needs = [] }) => needs)]
    expect(used.filter((name) => !names.has(name))).toEqual([])
    expect(platform.enough.length).toBeGreaterThan(0)
  })
  test('has ids of its own for its reads', () => {
    expect(new Set(platform.reads.map(({ id }) => id)).size).toBe(platform.reads.length)
  })
  test.each(platform.reads.flatMap(({ tables }) => Object.entries(tables)))(
    'the table for %s is one that its connector knows, as a file would be',
    (connector, columns) => {
      expect(connectorById(connector)?.id).toBe(connector)
      expect(recognise(columns)?.connector.id).toBe(connector)
    },
  )
})
