import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { millpond, startServer } from './command-line.ts'
import { temporaryDirectory } from './registries.ts'

test('the room of one product, and of many from a file, is worked out from the command line', async () => {
  const dataDir = temporaryDirectory()
  const server = await startServer(dataDir)
  const room = (...args: string[]) => millpond(dataDir, ['room', ...args])
  try {
    await millpond(dataDir, ['brands', 'create', 'Acme', '--currency', 'USD', '--time-zone', 'UTC'])
    const costs = ['--price', '10.00', '--landed-cost', '3.00', '--fulfilment', '1.00', '--coupon-amount', '0.50']
    const levels = ['--level', 'creator=20', 'agency=10', 'leader=5']
    const one = await room(...costs, ...levels, '--json')
    expect(one.code, one.err).toBe(0)
    expect(JSON.parse(one.out)).toMatchObject([{ currency: 'USD', room: 0.45, left_per_unit: 100, verdict: 'room' }])
    const shown = await room(...costs, ...levels)
    expect(shown.out).toMatch(/product +USD +room +5.50 +45.00% +4.50 +10.00% +1.00 +30.00% +20.00% +15.00%/)
    expect(shown.err).toMatch(/Not stated for all, and not counted there: platform_percent/)
    const sold = await room(...costs, '--return-percent', '50', '--commissions-on', 'sold', '--json')
    expect(JSON.parse(sold.out)).toMatchObject([{ refunded: 500, levels: [{ per_unit: 150 }, {}, {}] }])

    const [template, products, out, left] = ['t.csv', 'p.csv', 'o.csv', 'l.csv'].map((name) => join(dataDir, name)) as [
      ...[string, string, string, string],
    ]
    expect(await room('--template', template)).toMatchObject({ code: 0 })
    writeFileSync(products, `${readFileSync(template, 'utf8')}Pot,USD,,4.00\r\n`)
    const many = await room('--file', products, '--format', 'csv', '--out', out, '--left-out', left)
    expect(many.code, many.err).toBe(0)
    expect(many.err).toMatch(/line 3, Price "": The cell is empty/)
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(3)
    expect(readFileSync(left, 'utf8')).toMatch(/Pot,USD/)

    const bare = await room('--price', '10')
    expect(bare.code).toBe(1)
    expect(bare.err).toMatch(/give --price and --landed-cost, or --file/)
  } finally {
    expect(await server.stop('SIGTERM')).toBe(0)
  }
}, 120_000)
