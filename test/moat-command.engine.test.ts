import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fabricateCustomers } from '../bench/fabricate-customers.ts'
import { addDays } from '../src/kernel/time.ts'
import { millpond, startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

/** Orders of a brand on a marketplace: each customer's first day and later ones at even distances, before the end of March 2026. */
function ordersFile(): string {
  const customers = fabricateCustomers(600, {
    buying: { r: 0.8, alpha: 40, a: 0.8, b: 3 },
    spending: { p: 5, q: 4, v: 2000 },
    longest: 300,
    grain: 1,
  })
  const rows = customers.flatMap(({ repeats, last, age }, customer) =>
    Array.from({ length: repeats + 1 }, (_, i) => {
      const day = addDays('2026-03-30', -age + (repeats && Math.floor((last * i) / repeats)))
      return `${customer}-${i},${day} 10:00,MUG,1,20.00,USD,c${customer},amazon,US`
    }),
  )
  return ['order id,date,sku,quantity,price,currency,customer id,sales channel,country', ...rows, ''].join('\n')
}

test('a dark test is made again with other assumptions from the command line, and goes on by them', async () => {
  const dataDir = temporaryDirectory()
  const [orders, costs] = ['orders.csv', 'costs.csv'].map((name) => join(dataDir, name)) as [string, string]
  writeFileSync(orders, ordersFile())
  writeFileSync(costs, 'sku,valid from,currency,unit cost\nMUG,2025-01-01,USD,5.00\n')
  const server = await startServer(dataDir)
  try {
    await millpond(dataDir, ['brands', 'create', 'Acme', '--currency', 'USD', '--time-zone', 'UTC'])
    expect(await millpond(dataDir, ['import', costs, orders, '--yes'])).toMatchObject({ code: 0 })
    const shareWith = async (...more: string[]) => {
      const { out, code, err } = await millpond(dataDir, ['moat', 'dark-test', '--json', ...more])
      expect(code, err).toBe(0)
      return JSON.parse(out) as { share: number; assumptions: Record<string, number> }
    }
    const many = await shareWith('--assume', 'marketplace_paid=0.9')
    expect(many.assumptions).toMatchObject({ marketplace_paid: 0.9, paid_new_anyway: 0.25, email_reached: 0.5 })
    const few = await shareWith('--assume', 'marketplace_paid=0.1', 'email_reached=0.2')
    expect(few.share - many.share).toBeGreaterThan(0.2)
    const again = await shareWith()
    expect(again.assumptions).toMatchObject({ marketplace_paid: 0.1, email_reached: 0.2 })
    expect(again.share).toBe(few.share)
    const wrong = await millpond(dataDir, ['moat', 'dark-test', '--assume', 'nonsense=1'])
    expect(wrong.code).not.toBe(0)
  } finally {
    expect(await server.stop('SIGTERM')).toBe(0)
  }
}, 300_000)
