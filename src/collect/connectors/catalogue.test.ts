import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { readTable } from '../../../test/read-table.ts'
import { connectorById, connectors } from './catalogue.ts'
import { recognise } from './recognise.ts'

const linesOf = (text: string): string[][] =>
  parse(text, { delimiter: text.includes('\t') ? '\t' : ',', relax_column_count: true })

test('every connector has a name of its own', () => {
  expect(new Set(connectors.map(({ id }) => id)).size).toBe(connectors.length)
  expect(connectorById('ecb-rates')?.facts).toEqual(['rates'])
  expect(connectorById('nothing')).toBeUndefined()
})

for (const connector of connectors) {
  test(`the sample of ${connector.id} is recognised as its own`, () => {
    const found = linesOf(connector.sample).map((cells) => recognise(cells)?.connector.id)
    expect(found.filter((id) => id !== undefined)).toEqual([connector.id])
  })

  test(`the sample of ${connector.id} is read whole and states what the connector says it states`, () => {
    const read = readTable(connector, connector.sample, { options: { currency: 'USD' } })
    expect(read.quarantined.map(({ line, message }) => `${line} ${message}`)).toEqual([])
    for (const fact of connector.facts) expect(read[fact].length, fact).toBeGreaterThan(0)
    expect(read.findings.filter(({ level }) => level !== 'note')).toEqual([])
  })

  test(`every word of ${connector.id} that a user reads is there in English and Chinese`, () => {
    const labels = Object.values(connector.fields).map(({ label }) => label)
    for (const { en, zh } of [connector.title, connector.doc, ...labels]) {
      expect(en).toMatch(/[a-z]/i)
      expect(zh).not.toBe('')
    }
    expect(connector.doc.zh).toMatch(/\p{Script=Han}/u)
  })
}
