import { beforeAll, expect, test } from 'vitest'
import type { ImportRecord } from '../src/collect/imports/import-records.ts'
import { deriveSlice } from '../src/derive/derive.ts'
import { liveLoads } from '../src/manage/loads.ts'
import { sql, str, u64 } from '../src/store/sql.ts'
import { type Importing, importing } from '../test/imports.ts'
import { inMemory, type WrittenFile } from './files/output.ts'
import { generate } from './generate.ts'
import { amountNames, type Entry } from './truth/entry.ts'
import { type Detail, type Truth, usualAssumptions } from './truth/truth.ts'
import { TruthBook } from './truth/truth-book.ts'
import { playInto } from './write-scenario.ts'

const slice = 77_001
let imports: { file: WrittenFile; record: ImportRecord }[]
let importer: Importing
let truth: Truth
let detail: Detail

beforeAll(async () => {
  const scenario = generate({ size: 'tiny', end: '2026-03-31' })
  const output = inMemory()
  const book = new TruthBook(scenario, usualAssumptions, true)
  const written = await playInto(output, scenario, book)
  truth = written.truth
  detail = book.detail()
  importer = await importing()
  imports = []
  for (const file of written.files) {
    const options = { options: file.options, commit: true }
    const [record] = await importer.drop(file.name, output.texts.get(file.name) ?? '', options)
    if (record) imports.push({ file, record })
  }
  const scope = {
    brand: importer.brand,
    slice,
    trafficSlice: 0,
    currency: scenario.brand.currency,
    timeZone: scenario.brand.zone,
    liveLoads: await liveLoads(importer.registry, importer.brand),
    stores: {},
    lifecycle: {},
    creatorTiers: [],
    tollRules: usualAssumptions.tollRules,
    spendRules: Object.entries(usualAssumptions.channelOfPlatform).map(([platform, sales_channel]) => ({
      platform,
      campaign: '',
      sales_channel,
    })),
  }
  await deriveSlice(importer.warehouse, scope, { bucketRows: 100 })
}, 120_000)

test('every generated file is recognised and imported whole, with nothing in quarantine', () => {
  expect(imports.map(({ record }) => record.connector)).toEqual(imports.map(({ file }) => file.connector))
  const odd = imports.filter(({ record }) => record.status !== 'committed' || record.counts?.quarantined !== 0)
  expect(odd.map(({ record }) => [record.file_name, record.status, record.counts, record.findings])).toEqual([])
})

test('what is derived from the files, bucket by bucket, equals the truth to the cent, for every entry, day, channel and market', async () => {
  const rows = await importer.warehouse.query<Record<string, string | number>>(sql`
    SELECT entry, toString(toDate(at, ${str('Asia/Shanghai')})) AS day, sales_channel, country, order_id, sku,
      sum(units) AS units, sum(price_paid) AS price_paid, sum(tax) AS tax, sum(coupon) AS coupon, sum(net_sales) AS net_sales,
      sum(goods_cost) AS goods_cost, sum(commission) AS commission, sum(fulfilment) AS fulfilment, sum(payment) AS payment,
      sum(logistics) AS logistics, sum(return_cost) AS return_cost, sum(other_fees) AS other_fees, sum(ads) AS ads,
      sum(creator) AS creator, sum(affiliate) AS affiliate, sum(cm1) AS cm1, sum(cm2) AS cm2, sum(cm3) AS cm3,
      any(order_rank) AS rank
    FROM order_economics WHERE brand = ${str(importer.brand)} AND slice = ${u64(slice)}
    GROUP BY entry, day, sales_channel, country, order_id, sku`)
  const found = rows.map((row) => line(row as unknown as Group)).sort()
  expect(found).toEqual([...groups(detail.entries).values()].map(line).sort())
  expect(truth.totals.orders).toBeGreaterThan(200)
})

test('the price paid and the margins of an entry follow from its other amounts, and an amount without a basis is zero, but for spend', async () => {
  const tolls = sql`commission + fulfilment + payment + logistics + return_cost + other_fees`
  const [counted] = await importer.warehouse.query(sql`
    SELECT count() > 0 AS entries, countIf(price_paid != net_sales + tax - coupon) AS prices,
      countIf(cm1 IS DISTINCT FROM net_sales - goods_cost OR cm2 IS DISTINCT FROM cm1 - (${tolls})
        OR cm3 IS DISTINCT FROM cm2 - ads - creator - affiliate - coupon) AS margins,
      countIf(goods_cost != 0 AND goods_cost_basis = 'none' OR commission != 0 AND commission_basis = 'none'
        OR fulfilment != 0 AND fulfilment_basis = 'none' OR payment != 0 AND payment_basis = 'none'
        OR logistics != 0 AND logistics_basis = 'none' OR return_cost != 0 AND return_basis = 'none' OR other_fees != 0 AND other_basis = 'none'
        OR entry != 'spend' AND (creator != 0 AND creator_basis = 'none' OR affiliate != 0 AND affiliate_basis = 'none')) AS bases
    FROM order_economics WHERE brand = ${str(importer.brand)} AND slice = ${u64(slice)}`)
  expect(counted).toEqual({ entries: 1, prices: 0, margins: 0, bases: 0 })
})

test('derived customers are those of the truth, with their purchases, money and margin', async () => {
  const rows = await importer.warehouse.query<Group>(sql`
    SELECT customer_id AS id, toUnixTimestamp64Milli(first_at) AS firstAt, toUnixTimestamp64Milli(last_at) AS lastAt, country,
      first_sales_channel AS firstChannel, orders, units, net_sales, refunds, cm3
    FROM customers WHERE brand = ${str(importer.brand)} AND slice = ${u64(slice)}`)
  const names = [
    'id',
    'firstAt',
    'lastAt',
    'country',
    'firstChannel',
    'orders',
    'units',
    'net_sales',
    'refunds',
    'cm3',
  ] as const
  const told = (row: Group) => names.map((name) => String(row[name])).join(' ')
  expect(rows.map(told).sort()).toEqual(detail.customers.map((customer) => told({ ...customer })).sort())
})

type Group = Record<string, string | number>

function groups(entries: readonly Entry[]): Map<string, Group> {
  const all = new Map<string, Group>()
  for (const { entry, day, channel, country, orderId, sku, rank, amounts } of entries) {
    const key = [entry, day, channel, country, orderId, sku].join('|')
    const group: Group = all.get(key) ?? { entry, day, sales_channel: channel, country, order_id: orderId, sku, rank }
    for (const name of amountNames) group[name] = Number(group[name] ?? 0) + amounts[name]
    all.set(key, group)
  }
  return all
}

function line(group: Group): string {
  const names = ['entry', 'day', 'sales_channel', 'country', 'order_id', 'sku', 'rank', ...amountNames]
  return names.map((name) => `${name}=${name in group ? Number(group[name]) || group[name] : ''}`).join(' ')
}
