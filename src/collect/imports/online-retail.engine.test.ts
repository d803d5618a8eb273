import { createReadStream, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { importing } from '../../../test/imports.ts'
import { liveLoads } from '../../manage/loads.ts'
import { sql, str, u64s } from '../../store/sql.ts'

const file = fileURLToPath(new URL('../../../../shared/data/onlineretail.csv.gz', import.meta.url))
if (!existsSync(file)) console.info('onlineretail.csv.gz is absent: the import of a whole real shop is not tested.')

test.skipIf(!existsSync(file))(
  'every line of a real shop is accounted for, and importing it again changes nothing',
  async () => {
    const { take, brand, warehouse, registry } = await importing()
    const started = performance.now()
    const one = await take('onlineretail.csv.gz', createReadStream(file))
    const seconds = (performance.now() - started) / 1000
    expect(one.counts).toEqual({
      rows_in: 541_909,
      imported: 541_909,
      already_there: 0,
      replaced: 0,
      quarantined: 0,
      ignored: 0,
      already_in: {},
      incomplete_orders: null,
    })
    expect(one.preview).toMatchObject({
      rows: 541_909,
      orders: { documents: 25_900, customers: 4_372, places: 38 },
    })
    // Lines without a customer, at price zero, that correct the books or take something back are shown for what they are.
    expect(Object.fromEntries((one.findings ?? []).map(({ code, count }) => [code, count]))).toMatchObject({
      unknown_customers: 135_080,
      zero_prices: 2_515,
      negative_prices: 2,
      negative_quantities: 10_624,
    })
    const [facts] = await warehouse.query(sql`
    SELECT count() AS lines, uniqExact(order_id) AS invoices, uniqExactIf(customer_id, customer_id != '') AS customers,
      countIf(startsWith(order_id, 'C')) AS cancelled, sum(goods_minor) AS net_minor, uniqExact(row_key) AS rows
    FROM order_lines WHERE brand = ${str(brand)} AND load IN ${u64s(await liveLoads(registry, brand))}`)
    expect(facts).toEqual({
      lines: 541_909,
      invoices: 25_900,
      customers: 4_372,
      cancelled: 9_288,
      net_minor: 974_774_793,
      rows: 541_909,
    })
    const again = await take('again.csv.gz', createReadStream(file))
    expect(again.counts).toMatchObject({
      rows_in: 541_909,
      imported: 0,
      already_there: 541_909,
      already_in: { [one.id]: 541_909 },
    })
    const rate = Math.round(541_909 / seconds).toLocaleString('en')
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    console.info(
      `Online Retail: ${seconds.toFixed(1)} s from upload to commit, ${rate} lines a second; at most ${memory} MB.`,
    )
  },
  300_000,
)
