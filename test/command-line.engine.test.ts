import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { millpond, startServer } from './command-line.ts'
import { placesFile } from './places-file.ts'
import { temporaryDirectory } from './registries.ts'

const brand = ['brands', 'create', 'Acme', '--currency', 'GBP', '--time-zone', 'Europe/London']

test('a command works alone, and through a server that runs, with the same words', async () => {
  const dataDir = temporaryDirectory()
  const file = join(dataDir, 'orders.csv')
  const rows = ['A1,2026-01-05 10:00,MUG,2,10.00,GBP', 'A2,2026-01-06 10:00,TEA,1,5.50,GBP']
  writeFileSync(file, ['order id,date,sku,quantity,price,currency', ...rows, ''].join('\n'))
  const made = await millpond(dataDir, brand)
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('First login') })

  const imported = await millpond(dataDir, ['import', file, '--yes'])
  expect(imported).toMatchObject({ code: 0, err: expect.stringContaining('Figures are up to date') })
  const question = ['measure', 'sales-summary', '--from', '2026-01-01', '--to', '2026-01-31', '--json']
  const alone = await millpond(dataDir, question)
  expect(JSON.parse(alone.out).rows).toMatchObject([{ net_sales: 2550, orders: 2 }])

  const server = await startServer(dataDir)
  try {
    expect(JSON.parse((await millpond(dataDir, question)).out)).toEqual(JSON.parse(alone.out))
    const again = await millpond(dataDir, ['import', file, '--yes', '--json'])
    expect(JSON.parse(again.out)).toMatchObject([{ counts: { rows_in: 2, imported: 0, already_there: 2 } }])
    const orders = await millpond(dataDir, ['orders', '--from', '2026-01-01', '--to', '2026-01-31', '--json'])
    expect(JSON.parse(orders.out).map(({ order_id }: { order_id: string }) => order_id)).toEqual(['A2', 'A1'])
  } finally {
    expect(await server.stop('SIGTERM')).toBe(0)
  }
})

test('figures, their orders and files come in the currency asked for, and the rates say which there are', async () => {
  const dataDir = temporaryDirectory()
  const [orders, rates, out] = ['orders.csv', 'rates.csv', 'out.csv'].map((name) => join(dataDir, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(orders, 'order id,date,sku,quantity,price,currency\nA1,2026-01-05 10:00,茶,2,10.00,GBP\n')
  writeFileSync(rates, 'day,base,quote,rate\n2026-01-05,GBP,CNY,9.2\n')
  const server = await startServer(dataDir)
  try {
    await millpond(dataDir, brand)
    await millpond(dataDir, ['import', orders, rates, '--yes'])
    const days = ['--from', '2026-01-01', '--to', '2026-01-06', '--currency', 'CNY']
    const asked = await millpond(dataDir, ['measure', 'sales-summary', ...days])
    expect(asked.out).toMatch(/Net sales \(CNY\).*\n *184\.00/)
    expect(asked.err).toContain('Amounts at 1 GBP = 9.2 CNY, the rate of 2026-01-05.')
    const behind = await millpond(dataDir, ['orders', ...days])
    expect([behind.out, behind.err]).toEqual([expect.stringContaining('184.00'), expect.stringContaining('= 9.2 CNY')])
    expect((await millpond(dataDir, ['rates'])).out).toMatch(/CNY +no +1 +2026-01-05 +0/)
    const products = ['measure', 'product-table', ...days, '--format', 'csv']
    const piped = await millpond(dataDir, products)
    await millpond(dataDir, [...products, '--out', out])
    expect(piped.out).toContain('"茶"')
    expect(readFileSync(out, 'utf8')).toBe(`\uFEFF${piped.out}`)
    const refused = await millpond(dataDir, ['measure', 'sales-summary', ...days.slice(0, 4), '--currency', 'THB'])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('No exchange rate for THB on 2026-01-06')])
  } finally {
    await server.stop('SIGTERM')
  }
})

test('files that have to be accepted wait with the command that writes them, and do not stop the others', async () => {
  const dataDir = temporaryDirectory()
  const [doubtful, plain] = ['doubtful.csv', 'plain.csv'].map((name) => join(dataDir, name)) as [string, string]
  const header = 'order id,date,sku,quantity,price,currency\n'
  writeFileSync(doubtful, `${header}A1,01/02/2026,MUG,2,10.00,GBP\nA2,03/04/2026,MUG,x,10.00,GBP\n`)
  writeFileSync(plain, `${header}A3,2026-01-05,MUG,1,10.00,GBP\n`)
  const server = await startServer(dataDir)
  try {
    await millpond(dataDir, brand)
    const absent = await millpond(dataDir, ['import', plain, join(dataDir, 'absent.csv'), '--yes'])
    expect(absent).toMatchObject({ code: 1, err: expect.stringMatching(/there is no file .*absent\.csv/) })
    expect(JSON.parse((await millpond(dataDir, ['imports', '--json'])).out)).toEqual([])

    const { code, err } = await millpond(dataDir, ['import', doubtful, plain, '--yes'])
    const [, quarantine] = /millpond (imports quarantine \w+)/.exec(err) ?? []
    const [, commit] = /run "millpond (imports commit \w+ --accept many_quarantined ambiguous_dates)"/.exec(err) ?? []
    expect([code, err]).toEqual([1, expect.stringMatching(/plain\.csv {2}committed/)])
    expect(err).toContain('  line 3, quantity "x": This is not a number. Write digits')
    const chinese = await millpond(dataDir, ['import', doubtful, '--yes'], { LANG: 'zh_CN.UTF-8' })
    expect(chinese.err).toMatch(/doubtful\.csv {2}待确认 {2}读入行数 2/)
    expect(chinese.err).toMatch(/第 3 行，quantity“x”：不是数字。请/)
    expect(chinese.err).toMatch(
      /doubtful\.csv \(\w+\) 已读取，尚未计入：请先确认 many_quarantined, ambiguous_dates：运行/,
    )
    const empty = join(dataDir, 'empty.csv')
    writeFileSync(empty, '')
    expect((await millpond(dataDir, ['import', empty], { LANG: 'zh_CN.UTF-8' })).err).toMatch(
      /无法读取文件 empty\.csv：文件为空\n请重新导出/,
    )
    expect((await millpond(dataDir, quarantine?.split(' ') ?? [])).out).toContain('"A2","03/04/2026","MUG","x"')
    expect(await millpond(dataDir, commit?.split(' ') ?? [])).toMatchObject({ code: 0 })
  } finally {
    await server.stop('SIGTERM')
  }
})

test('channel rules are shown, tried, saved and restored', async () => {
  const dataDir = temporaryDirectory()
  const [rules, touches] = [join(dataDir, 'rules.json'), join(dataDir, 'touches.json')]
  const line = { field: 'source', operator: 'is', values: ['line'], not: false }
  writeFileSync(rules, JSON.stringify({ rules: [{ channel: 'group', conditions: [line] }], own_domains: [] }))
  writeFileSync(touches, JSON.stringify([{ utm_source: 'LINE', visits: 3 }, { utm_source: 'zalo' }]))
  const server = await startServer(dataDir)
  try {
    await millpond(dataDir, brand)
    const ask = (...args: string[]) => millpond(dataDir, ['channel-rules', ...args])
    expect((await ask()).out).toMatch(/offline +medium is offline \| qr/)
    const tried = await ask('try', rules, touches)
    expect([tried.out, tried.err]).toEqual([
      expect.stringMatching(/chat +group +3/),
      expect.stringContaining('4 of 4 visits move.'),
    ])
    expect((await ask('try', rules, '--days', '30')).err).toContain('0 of 0 visits move.')
    expect((await ask('save', rules, '--note', 'Our groups')).out).toContain('Version 1 holds now.')
    expect((await ask()).out).toMatch(/1 +group +source is line/)
    expect((await ask('restore', '0')).out).toContain('Version 2 holds now.')
    expect((await ask('history')).out).toMatch(/2 .*0 *\n *1 .*Our groups\n *0 .*defaults/)
    const wrong = await ask('save', touches)
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('has the wrong shape') })
  } finally {
    await server.stop('SIGTERM')
  }
})

test('a source made on the command line sends, and its events are found there', async () => {
  const dataDir = temporaryDirectory()
  const server = await startServer(dataDir)
  try {
    await millpond(dataDir, brand)
    const writeKey = (await millpond(dataDir, ['sources', 'create', 'Shop', '--kind', 'server'])).out.trim()
    const batch = [
      { type: 'track', event: 'Order Completed', userId: 'ann', properties: { order_id: 'A1' } },
      { type: 'page', anonymousId: 'visitor-1' },
      { type: 'jump', anonymousId: 'visitor-1' },
    ]
    const sent = await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) })
    expect(sent.status).toBe(200)
    const names = async () => (await millpond(dataDir, ['events', 'names'])).out
    await expect.poll(names, { timeout: 20_000 }).toMatch(/order_completed +1 +100 % .*order_id/)
    const one = await millpond(dataDir, ['events', 'names', 'order_completed', '--days', '7'])
    expect(one.out).toMatch(/property +types +share +example\n(.*\n)*order_id +string +100 % +–/)
    const asJson = await millpond(dataDir, ['events', 'names', 'order_completed', '--json'])
    expect(JSON.parse(asJson.out)).toMatchObject({ name: 'order_completed', looked_at: 1 })
    const found = await millpond(dataDir, ['events', '--name', 'order_completed', '--limit', '1', '--json'])
    expect(JSON.parse(found.out)).toMatchObject([{ user_id: 'ann', order_id: 'A1' }])
    for (const command of [['events'], ['events', 'names'], ['events', 'quarantine']]) {
      const file = join(dataDir, `${command.join('-')}.csv`)
      expect((await millpond(dataDir, [...command, '--file', file])).code).toBe(0)
      expect(readFileSync(file, 'utf8')).toMatch(/\r\n.*(order_completed|jump)/)
    }
    const firstPage = await millpond(dataDir, ['events', '--limit', '1'])
    expect(firstPage.err).toContain('There are more: --cursor ')
    expect((await millpond(dataDir, ['events', 'quarantine'])).out).toMatch(/type +jump +The type of the event/)

    const [source] = JSON.parse((await millpond(dataDir, ['sources', '--json'])).out)
    expect(source).toMatchObject({ name: 'Shop', kind: 'server', write_key: writeKey })
    expect((await millpond(dataDir, ['sources', 'revoke', source.id])).code).toBe(0)
    expect((await millpond(dataDir, ['sources'])).out).toBe('(none)\n')
  } finally {
    await server.stop('SIGTERM')
  }
})

test('a source for a shop says where the file for it is, beside the key', async () => {
  const dataDir = temporaryDirectory()
  const server = await startServer(dataDir)
  try {
    await millpond(dataDir, brand)
    const made = (kind: string) => millpond(dataDir, ['sources', 'create', 'Shop', '--kind', kind])
    for (const [kind, file] of [
      ['shopify', 'shopify-pixel.js'],
      ['woocommerce', 'millpond.php'],
    ] as const) {
      const { out, err } = await made(kind)
      expect([out, err]).toEqual([
        expect.stringMatching(/^wk_\w+\n$/),
        expect.stringContaining(`File for the shop: ${server.url}/${file}\n`),
      ])
      expect((await fetch(`${server.url}/${file}`)).status).toBe(200)
    }
    expect((await made('web')).err).not.toContain('File for the shop')
  } finally {
    await server.stop('SIGTERM')
  }
})

test('a server that is told to stop lets go of the directory, and the next one finds everything', async () => {
  const dataDir = temporaryDirectory()
  const first = await startServer(dataDir)
  expect(first.output()).toMatch(/First login: +owner@millpond.local/)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  await millpond(dataDir, brand)
  expect(await first.stop('SIGINT')).toBe(0)
  expect(readdirSync(dataDir)).not.toContain('lock')
  expect(readdirSync(dataDir)).not.toContain('server.json')

  const second = await startServer(dataDir)
  expect(second.output()).not.toContain('First login')
  const { out } = await millpond(dataDir, ['brands', '--json'])
  expect(JSON.parse(out)).toMatchObject([{ name: 'Acme', currency: 'GBP' }])
  expect(await second.stop('SIGTERM')).toBe(0)
})

test('a second server on the same directory is told who has it', async () => {
  const dataDir = temporaryDirectory()
  const first = await startServer(dataDir)
  const { code, err } = await millpond(dataDir, ['start'])
  expect([code, err]).toEqual([1, expect.stringMatching(/Another process \(\d+\) has the data directory/)])
  expect(await first.stop('SIGTERM')).toBe(0)
})

test('what is not understood ends with 2, what fails with 1 and a remedy', async () => {
  const dataDir = temporaryDirectory()
  expect(await millpond(dataDir, ['fly'])).toMatchObject({ code: 2, err: expect.stringContaining('unknown command') })
  const bad = await millpond(dataDir, ['brands'], { MILLPOND_PROT: '1' })
  expect(bad).toMatchObject({ code: 1, err: expect.stringContaining('MILLPOND_PROT') })
  expect(bad.err).toContain('docs/reference/settings.md')
})

test('the doctor finds nothing wrong with a good machine, and names what is wrong with a bad setting', async () => {
  const dataDir = temporaryDirectory()
  const good = await millpond(dataDir, ['doctor', '--json'])
  const levels = JSON.parse(good.out).map(({ name, level }: { name: string; level: string }) => [name, level])
  expect(Object.fromEntries(levels)).toMatchObject({
    Node: 'ok',
    'embedded engines': 'ok',
    configuration: 'ok',
    stores: 'ok',
  })
  expect(good.code).toBe(0)
  expect(good.out).toContain('not looked up; events have those that they state')
  const bad = await millpond(dataDir, ['doctor'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(bad).toMatchObject({ code: 1, out: expect.stringMatching(/✗ stores .*\n.*→ Check that DATABASE_URL/) })
})

test('the doctor says by what the countries of visitors are known', async () => {
  const dataDir = temporaryDirectory()
  const placed = await millpond(dataDir, ['doctor'], {
    MILLPOND_TRUST_PROXY: 'yes',
    MILLPOND_COUNTRY_HEADER: 'CF-IPCountry',
    MILLPOND_PLACES_FILE: placesFile({ '203.0.113.0/24': { country_code: 'DE' } }),
  })
  expect(placed.out).toMatch(/✓ countries +the header cf-ipcountry of the proxy, then Test-Country of 2026-03-02 /)
})

test('links are made, changed, drawn, declared and kept in a file from the command line', async () => {
  const dataDir = temporaryDirectory()
  await millpond(dataDir, brand)
  const server = await startServer(dataDir)
  try {
    const [file, qr] = [join(dataDir, 'links.csv'), join(dataDir, 'mug.png')]
    const stated = [
      '--target',
      'https://shop.example/mug',
      '--code',
      'mug',
      '--coupon',
      '{code}',
      '--utm-source',
      'tiktok',
    ]
    const made = await millpond(dataDir, ['links', 'create', ...stated])
    expect(made.out).toMatch(/^http:\/\/.*\/l\/mug\n$/)
    expect((await fetch(made.out.trim(), { redirect: 'manual' })).headers.get('location')).toContain(
      '/mug?utm_source=tiktok&mp=',
    )
    writeFileSync(file, 'creator,channel,target\nAnn,tiktok,https://shop.example\nBen,tiktok,https://shop.example\n')
    expect((await millpond(dataDir, ['links', 'import', file])).err).toContain('2 links made, 0 were there.')
    expect((await millpond(dataDir, ['links', 'update', 'MUG', '--title', 'Mug'])).code).toBe(0)
    expect((await millpond(dataDir, ['links', 'qr', 'mug', qr, '--level', 'high'])).code).toBe(0)
    expect(readFileSync(qr).subarray(1, 4).toString()).toBe('PNG')
    expect(await millpond(dataDir, ['links', 'declare', 'mug', '--order', '1001'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('there is no order 1001 yet. It counts once that order comes.'),
    })
    const declared = async () => JSON.parse((await millpond(dataDir, ['links', 'declarations', '--json'])).out)
    await expect
      .poll(declared, { timeout: 20_000 })
      .toMatchObject([{ code: 'mug', order_id: '1001', edge: 'declared' }])
    const [{ id }] = await declared()
    const said = join(dataDir, 'declarations.csv')
    await millpond(dataDir, ['links', 'declarations', '--search', 'mug', '--file', said])
    expect(readFileSync(said, 'utf8')).toContain(`\n${id},mug,`)
    expect((await millpond(dataDir, ['links', 'withdraw', 'mug', id])).code).toBe(0)
    await expect.poll(declared, { timeout: 20_000 }).toEqual([])
    expect((await millpond(dataDir, ['links', 'archive', 'mug'])).code).toBe(0)
    expect((await fetch(made.out.trim())).status).toBe(410)
    const [left] = JSON.parse(
      (await millpond(dataDir, ['links', '--search', 'mug', '--state', 'archived', '--json'])).out,
    )
    expect(left).toMatchObject({ code: 'mug', title: 'Mug', coupon: 'MUG', utm_source: 'tiktok' })
    await millpond(dataDir, ['links', 'export', file])
    expect(readFileSync(file, 'utf8')).toContain('/l/mug,mug,web,Mug,https://shop.example/mug,')
    expect((await millpond(dataDir, ['links', 'update', 'nobody', '--title', 'x'])).code).toBe(1)
  } finally {
    expect(await server.stop('SIGTERM')).toBe(0)
  }
}, 240_000)
