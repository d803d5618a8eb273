import { createReadStream, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createImportQueue } from '../src/collect/imports/queue.ts'
import { rebuild } from '../src/derive/rebuild.ts'
import { brandScope } from '../src/manage/loads.ts'
import { contribution } from '../src/measure/economics/contribution.ts'
import { runMeasure } from '../src/measure/run.ts'
import { engines } from './engines.ts'
import { newBrand } from './people.ts'

const folder = join(import.meta.dirname, '../docs/guide/example')

test('the example of the guide to the economics comes out as the guide says', async () => {
  const { warehouse, registry } = await engines()
  const example = { currency: 'USD', time_zone: 'America/New_York', markets: ['US', 'DE'] }
  const { brand, owner: createdBy } = await newBrand(registry, example)
  const log = { info: () => {}, error: () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-guide-'))
  const queue = createImportQueue({ warehouse, registry, dataDir, log, onChange: () => {} })
  for (const name of readdirSync(folder)) {
    const source = createReadStream(join(folder, name))
    await queue.submit({ brand, name, source, limitBytes: 2 ** 20, createdBy, commit: true })
  }
  await queue.idle()
  await rebuild({ warehouse, registry }, brand)
  const scope = await brandScope(registry, brand)
  const { rows } = await runMeasure({ warehouse }, scope, contribution, { from: '2026-01-01', to: '2026-01-31' })
  expect(rows).toMatchObject([
    {
      key: 'own_site',
      price_paid: 2210,
      tax: 160,
      net_sales: 2250,
      goods_cost: 500,
      cm1: 1750,
      payment: 158,
      logistics: 663,
      return_cost: 500,
      cm2: 429,
      ads: 1300,
      unallocated: 300,
      coupon: 200,
      cm3: -1071,
    },
    {
      key: 'amazon',
      price_paid: 2618,
      tax: 418,
      net_sales: 2200,
      goods_cost: 500,
      cm1: 1700,
      commission: 393,
      fulfilment: 352,
      other_fees: 110,
      cm2: 845,
      ads: 220,
      cm3: 625,
    },
  ])
})
