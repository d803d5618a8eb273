import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { questions } from '../predict/catalogue.ts'
import type { Sql } from '../store/sql.ts'
import { questionOf, readParams } from './ask.ts'
import { describe } from './catalogue.ts'

const snapshots = new URL('./__sql__/', import.meta.url)
const update = process.env.UPDATE_SQL === '1'
const scope = {
  brand: 'acme',
  slice: 7,
  trafficSlice: 8,
  timeZone: 'Asia/Shanghai',
  currency: 'USD',
  liveLoads: [0, 1],
  stores: { src_shop: 'Shop' },
  spendRules: [{ platform: 'amazon_ads', campaign: '', sales_channel: 'amazon' }],
  lifecycle: { loyal_orders: 3 },
  creatorTiers: [],
}

/** The statements of a measure's example as they are sent, with what is bound to each. */
function rendered(measure: (typeof questions)[number]): string {
  const question = questionOf(readParams(measure.params, measure.example), scope)
  const { alsoAsks, size } = measure
  const others = alsoAsks ? [alsoAsks.size(question), ...alsoAsks.statements(question, 0)] : []
  return [...(size ? [size(question)] : []), measure.sql(question), ...others].map(written).join('\n')
}

function written(statement: Sql): string {
  const { query, params } = statement.render()
  const lines = query.split('\n').filter((line) => line.trim() !== '')
  const bound = Object.entries(params).map(([name, value]) => `-- ${name}: ${shown(value)}`)
  return `${lines.join('\n')}\n${bound.join('\n')}\n`
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? Number(one) : one))
}

if (update) mkdirSync(snapshots, { recursive: true })

test.each(questions)('the SQL of $id is the one that was reviewed (UPDATE_SQL=1 writes it anew)', (measure) => {
  const file = new URL(`${measure.id}.sql`, snapshots)
  if (update) writeFileSync(file, rendered(measure))
  expect(rendered(measure)).toBe(readFileSync(file, 'utf8'))
})

test('every snapshot belongs to a measure', () => {
  expect(readdirSync(snapshots).sort()).toEqual(questions.map(({ id }) => `${id}.sql`).sort())
})

test.each(questions)('$id describes every column of its rows, and draws columns that it has', (measure) => {
  const { columns, chart } = describe(measure)
  const names = columns.map(({ name }) => name)
  expect(names.toSorted()).toEqual(Object.keys(measure.row.shape).sort())
  for (const name of [...chart.y, chart.x, ...(chart.by ? [chart.by] : [])]) expect(names).toContain(name)
  for (const { label, unit } of columns) expect([label.en, label.zh, unit].every(Boolean)).toBe(true)
})

test.each(questions)('$id sums no column that it has not, and divides by columns that it sums', (measure) => {
  for (const { total } of describe(measure).columns) {
    if (Array.isArray(total)) {
      for (const name of total) expect(measure.columns[name]?.total).toBe('sum')
    }
  }
})

test.each(questions)('the parameters of $id are JSON Schema with words in both languages', (measure) => {
  const { params } = describe(measure)
  expect(params.type).toBe('object')
  for (const property of Object.values(params.properties ?? {})) {
    expect(property).toMatchObject({ description: expect.any(String), zh: expect.stringMatching(/\p{Script=Han}/u) })
  }
  expect(z.toJSONSchema(measure.row, { io: 'output' }).type).toBe('object')
})
