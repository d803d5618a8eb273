import { beforeAll, expect, test } from 'vitest'
import { runMeasure } from '../src/measure/run.ts'
import { reach } from '../src/predict/moat/reach.ts'
import { reachPeople } from '../src/predict/moat/reach-people.ts'
import { deriveStories, happens, trafficOf } from '../test/stories.ts'
import { inMemory } from './files/output.ts'
import { generate } from './generate.ts'
import { type MeasuredBrand, measuredBrand } from './measured/brand.ts'
import type { ContactTruth } from './traffic/letters.ts'
import { eventsInto } from './write-events.ts'

let brand: MeasuredBrand
let truths: ContactTruth[]
const asked = { from: '2026-03-01', to: '2026-03-31' }

beforeAll(async () => {
  brand = await measuredBrand()
  const output = inMemory()
  await eventsInto(output, generate({ size: 'tiny', end: '2026-03-31' }))
  output.close()
  const linesOf = (text: string) => text.trim().split('\n')
  truths = linesOf(output.texts.get('contacts.ndjson') ?? '').map((line) => JSON.parse(line))
  const files = [...output.texts].filter(([name]) => name.startsWith('letters-'))
  const letters = files.flatMap(([, text]) => linesOf(text)).flatMap((body) => JSON.parse(body).batch)
  await happens(brand.warehouse, { brand: brand.scope.brand }, letters)
  brand.scope = { ...brand.scope, trafficSlice: trafficOf().slice }
  await deriveStories(brand.warehouse, brand.scope)
}, 180_000)

const counted = (is: (one: ContactTruth) => boolean) => truths.filter(is).length
const byMail = ({ agrees, fails }: ContactTruth) => agrees && !fails
const bySms = ({ phone }: ContactTruth) => phone === 'agreed'

test('who can be reached is who truly agrees, by exports of the shop and by what the mail tool told', async () => {
  const { rows } = await runMeasure(brand, brand.scope, reach, asked)
  expect(counted(({ fails }) => fails)).toBeGreaterThan(0)
  const told = rows.map(({ key, addressed, consented, refused, unknown, deliverable }) => ({
    ...{ key, addressed, consented, refused, unknown, deliverable },
  }))
  const agreed = counted(({ agrees }) => agrees)
  const numbers = counted(({ phone }) => phone !== '')
  expect(told).toEqual([
    {
      ...{ key: 'any', addressed: truths.length, consented: counted((one) => one.agrees || bySms(one)) },
      ...{ refused: counted((one) => !one.agrees && !bySms(one)), unknown: 0 },
      deliverable: counted((one) => byMail(one) || bySms(one)),
    },
    {
      ...{ key: 'email', addressed: truths.length, consented: agreed, refused: truths.length - agreed, unknown: 0 },
      deliverable: counted(byMail),
    },
    {
      ...{ key: 'sms', addressed: numbers, consented: counted(bySms), refused: numbers - counted(bySms), unknown: 0 },
      deliverable: counted(bySms),
    },
  ])
  // Customers of marketplaces are known, and nobody has an address of them.
  expect(rows[0]?.people).toBeGreaterThan(truths.length)
})

test('by market, and one by one, they are the same people', async () => {
  const markets = await runMeasure(brand, brand.scope, reach, { ...asked, by: 'country', channel: 'email' })
  const known = Object.groupBy(truths.filter(byMail), ({ country, bought }) => (bought ? country : ''))
  const found = markets.rows.filter(({ deliverable }) => deliverable > 0).map((row) => [row.key, row.deliverable])
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(known).map(([country, some = []]) => [country, some.length])),
  )
  const people = await runMeasure(brand, brand.scope, reachPeople, { ...asked, channel: 'email', limit: 10_000 })
  const names = people.rows.map(({ customer_id }) => customer_id)
  expect(names.sort()).toEqual(
    truths
      .filter(byMail)
      .map(({ customer, bought }) => (bought ? customer : ''))
      .sort(),
  )
})
