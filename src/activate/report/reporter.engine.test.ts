import { pino } from 'pino'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type BookedOrder, book } from '../../../test/books.ts'
import { engines } from '../../../test/engines.ts'
import { type MailServer, mailServer } from '../../../test/mail-server.ts'
import { newFiguredBrand } from '../../../test/people.ts'
import { addDays } from '../../kernel/time.ts'
import type { Actor } from '../../manage/access.ts'
import { listAudit } from '../../manage/audit.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createFinder } from '../moves/finder.ts'
import { createMailer } from './mail/mailer.ts'
import { createReporter, type Reporter } from './reporter.ts'
import { sentReports } from './sent.ts'
import { reportSettingsOf, saveReportSettings } from './settings.ts'

const actor: Actor = { kind: 'local', id: 'local', name: 'Test' }
const log = pino({ level: 'silent' })
const base = 'https://millpond.example.com'
/** A Monday; the week before it is whole where orders reach to its Sunday. */
const monday = '2025-03-10'
const eight = new Date(`${monday}T08:00:00Z`)

let warehouse: Warehouse
let registry: Registry
const opened: { close(): Promise<void> }[] = []
beforeAll(async () => {
  ;({ warehouse, registry } = await engines())
})
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  // A tick sends for every brand: those of other tests are none of the next.
  await registry.db.deleteFrom('report_settings').execute()
})

/** An order a day, each of 10 dollars of which 6 stay. */
function daily(from: string, to: string): BookedOrder[] {
  const orders: BookedOrder[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    orders.push({
      order_id: day,
      customer_id: day,
      order_rank: 1,
      first_at: `${day} 12:00:00`,
      entries: [{ at: `${day} 12:00:00`, sku: 'MUG', units: 1, net_sales: 1000, goods_cost: 400 }],
    })
  return orders
}

type Sent = { recipients?: string[]; until?: string; mail?: Parameters<typeof mailServer>[0] }

/** A brand whose report is sent on Mondays at eight, set a day before, with a mail server and a clock that tests turn. */
async function sendingBrand({ recipients = ['ann@example.com'], until = '2025-03-11', mail }: Sent = {}) {
  const { brand } = await newFiguredBrand(registry)
  await book(warehouse, await brandScope(registry, brand), daily('2025-02-20', until))
  const settings = {
    is_sent: true,
    weekday: 1,
    hour: 8,
    recipients: recipients.map((address, i) => ({ address, language: i % 2 ? ('zh' as const) : ('en' as const) })),
  }
  const save = async (change: object, now: string) =>
    saveReportSettings(registry, { actor, brand, now: new Date(now) }, { ...settings, ...change })
  await save({}, '2025-03-09T12:00:00Z')
  const server = await mailServer(mail)
  opened.push(server)
  const clock = { now: eight }
  /** A process of its own over the same stores. */
  const start = async (url = server.url): Promise<Reporter> => {
    const mailer = createMailer({ url, from: 'reports@example.com' })
    const reporter = createReporter({
      warehouse,
      registry,
      finder: createFinder(),
      mailer,
      base,
      log,
      clock: () => clock.now,
    })
    opened.push(reporter)
    await reporter.resume()
    return reporter
  }
  const later = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000)
  }
  const states = () => sentReports(registry, brand)
  return { brand, server, clock, start, later, states, save }
}

const mine = (server: MailServer) => server.mails.flatMap(({ to }) => [to].flat().map((one) => one?.text))

describe('what is told', () => {
  test('a week beside the week before, as the measures answer it, with what is missing said and no number', async () => {
    const { brand, start } = await sendingBrand()
    const report = await (await start()).report({ brand })
    expect(report).toMatchObject({ days: { from: '2025-03-03', to: '2025-03-09' }, reach: 'whole', currency: 'USD' })
    const by = new Map(report.sections.map((section) => [section.id, section]))
    // Seven orders of 10 dollars, of which 6 stay.
    expect(by.get('contribution')).toMatchObject({
      sentences: [{ en: 'Of $70 net sales, $42 are kept as CM3 (60%), the same as the period before.' }],
      figures: [
        { label: { en: 'CM3' }, now: { value: 4200 }, before: { value: 4200 } },
        { label: { en: 'CM3 rate' }, now: { value: 0.6 }, before: { value: 0.6 } },
        { label: { en: 'Net sales' }, now: { value: 7000 }, before: { value: 7000 } },
      ],
    })
    expect(by.get('new-customers')?.figures[0]).toMatchObject({ now: { value: 7 }, before: { value: 7 } })
    expect(by.get('dark-test')).toMatchObject({
      figures: [],
      sentences: [{ en: expect.stringContaining('No dark test') }],
    })
    expect(by.get('dark-test')).not.toHaveProperty('table')
    expect(by.get('half-life')).toMatchObject({ figures: [] })
    expect(by.get('moves')).toMatchObject({ figures: [], sentences: [{ en: expect.stringContaining('28 days') }] })
    expect([...by.values()].filter(({ problem }) => problem)).toEqual([])
  })

  test('data that end within the week are told, and nothing is compared; data that end before it show no zeros', async () => {
    const { brand, start } = await sendingBrand({ until: '2025-03-05' })
    const reporter = await start()
    const partly = await reporter.report({ brand })
    expect(partly).toMatchObject({ reach: 'partly', data_until: '2025-03-05', latest: { from: '2025-02-24' } })
    expect(partly.notes[1]?.en).toContain('Mar 5, 2025')
    expect(partly.sections.flatMap(({ figures }) => figures).filter(({ before }) => before)).toEqual([])
    const none = await reporter.report({ brand, week: '2025-03-10' })
    expect(none).toMatchObject({ reach: 'none', sections: [] })
    expect(none.notes[1]?.zh).toContain('2025年3月5日')
  })

  test('a currency without a rate is said where figures would stand', async () => {
    const { brand, start } = await sendingBrand()
    const report = await (await start()).report({ brand, currency: 'JPY' })
    const [first] = report.sections
    expect(first).toMatchObject({ id: 'contribution', figures: [], problem: { en: expect.stringContaining('JPY') } })
  })

  test('a week that has not begun is refused', async () => {
    const { brand, start } = await sendingBrand()
    await expect((await start()).report({ brand, week: '2025-03-17' })).rejects.toMatchObject({ code: 'bad_request' })
  })
})

describe('what is sent', () => {
  test('each recipient gets it once, in their language, at the hour and not before, also over a restart', async () => {
    const { brand, server, clock, start, later, states } = await sendingBrand({
      recipients: ['ann@example.com', 'bo@example.com'],
    })
    clock.now = new Date(eight.getTime() - 1000)
    const first = await start()
    await first.tick()
    expect(server.mails).toEqual([])
    clock.now = eight
    await first.tick()
    await first.tick()
    later(60)
    await (await start()).tick()
    expect(mine(server).sort()).toEqual(['ann@example.com', 'bo@example.com'])
    const texts = server.mails.map(({ text }) => text ?? '')
    expect(texts.find((text) => text.includes('Of $70 net sales, $42 are kept'))).toBeDefined()
    expect(texts.find((text) => text.includes('净销售额 $70 中，最终留存 CM3 $42'))).toBeDefined()
    expect(server.mails.map(({ attachments }) => attachments[0]?.contentType)).toEqual([
      'application/pdf',
      'application/pdf',
    ])
    expect(await states()).toMatchObject([
      { week: '2025-03-03', recipient: 'ann@example.com', state: 'sent', tries: 1, next_try: null },
      { week: '2025-03-03', recipient: 'bo@example.com', state: 'sent', tries: 1, next_try: null },
    ])
    expect(brand).toBeTruthy()
  })

  test('a week that is not over is not sent to the list by hand, and then goes out whole', async () => {
    const { brand, server, clock, start } = await sendingBrand({ until: '2025-03-17' })
    const reporter = await start()
    clock.now = new Date('2025-03-16T23:59:00Z')
    await expect(reporter.send({ brand, actor, week: '2025-03-10' })).rejects.toMatchObject({ code: 'conflict' })
    await reporter.test({ brand, actor, week: '2025-03-10', to: { address: 'me@example.com', language: 'en' } })
    expect(mine(server)).toEqual(['me@example.com'])
    clock.now = new Date('2025-03-17T08:00:00Z')
    await reporter.tick()
    expect(mine(server)).toEqual(['me@example.com', 'ann@example.com'])
  })

  test('the next week is a report of its own', async () => {
    const { server, start, later } = await sendingBrand()
    const reporter = await start()
    await reporter.tick()
    later(7 * 24 * 60)
    await reporter.tick()
    expect(server.mails.map(({ subject }) => subject)).toEqual([
      'Acme · Weekly report · Mar 3 – 9, 2025',
      'Acme · Weekly report · Mar 10 – 16, 2025',
    ])
  })

  test('what a server puts off is tried again with growing waits, and no more than that', async () => {
    const mail = { recipient: () => ({ code: 451, text: 'Greylisted' }) }
    const { server, start, later, states } = await sendingBrand({ mail })
    const reporter = await start()
    await reporter.tick()
    const waits: (number | null)[] = []
    for (const minutes of [5, 30, 120, 480, 1440, 0]) {
      const [row] = await states()
      expect(row).toMatchObject({ state: 'failed', reason: expect.stringContaining('Greylisted') })
      waits.push(row?.next_try ? (row.next_try.getTime() - row.at.getTime()) / 60_000 : null)
      later(minutes - 1)
      await reporter.tick()
      expect((await states())[0]?.tries).toBe(waits.length)
      later(1)
      await reporter.tick()
    }
    expect(waits).toEqual([5, 30, 120, 480, 1440, null])
    expect(server.mails).toEqual([])
    expect((await states())[0]?.tries).toBe(6)
  })

  test('a server that was away gets it when it is there, and one recipient that is refused holds up no other', async () => {
    const recipients = ['gone@example.com', 'ann@example.com']
    const { server, start, later, states } = await sendingBrand({ recipients })
    await (await start('smtp://127.0.0.1:9')).tick()
    expect(await states()).toMatchObject([
      { state: 'failed', tries: 1 },
      { state: 'failed', tries: 1 },
    ])
    server.behave({ recipient: (one) => (one.startsWith('gone') ? { code: 550, text: 'No such user' } : undefined) })
    later(5)
    const reporter = await start()
    await reporter.tick()
    later(60)
    await reporter.tick()
    expect(await states()).toMatchObject([
      { recipient: 'ann@example.com', state: 'sent', tries: 2 },
      { recipient: 'gone@example.com', state: 'failed', tries: 2, next_try: null },
    ])
    expect(mine(server)).toEqual(['ann@example.com'])
  })

  test('what may have been taken is not sent twice by itself: a silent server, or an end in between', async () => {
    const { brand, server, start, later, states } = await sendingBrand({ mail: { silent: true } })
    await (await start()).tick()
    expect(await states()).toMatchObject([{ state: 'unknown', next_try: null }])
    // As a process leaves it that ends between handing over and noting.
    await registry.db
      .updateTable('sent_reports')
      .set({ state: 'sending', reason: '' })
      .where('brand', '=', brand)
      .execute()
    server.behave({})
    later(60)
    const next = await start()
    await next.tick()
    expect(await states()).toMatchObject([{ state: 'unknown', reason: expect.stringContaining('ended'), tries: 1 }])
    expect(server.mails).toHaveLength(1)
    // A person may say so: the mail has the same id, by which programs know it.
    await next.send({ brand, actor, week: '2025-03-03' })
    expect(await states()).toMatchObject([{ state: 'sent', tries: 2 }])
    const [one, two] = server.mails.map(({ messageId }) => messageId)
    expect(one).toBe(two)
  })

  test('what is due under old settings is not sent under new ones, and who is taken off gets nothing more', async () => {
    const { brand, server, start, later, save, clock, states } = await sendingBrand({
      recipients: ['ann@example.com', 'bo@example.com'],
      mail: { recipient: () => ({ code: 451, text: 'Later' }) },
    })
    const reporter = await start()
    await reporter.tick()
    server.behave({})
    await save(
      {
        recipients: [
          { address: 'bo@example.com', language: 'en' },
          { address: 'cy@example.com', language: 'en' },
        ],
      },
      '2025-03-10T08:01:00Z',
    )
    later(10)
    await reporter.tick()
    expect(mine(server)).toEqual(['bo@example.com'])
    expect((await states()).find(({ recipient }) => recipient === 'ann@example.com')?.next_try).toBeNull()
    clock.now = new Date('2025-03-17T08:00:00Z')
    await reporter.tick()
    expect(mine(server).sort()).toEqual(['bo@example.com', 'bo@example.com', 'cy@example.com'])
    expect(await reportSettingsOf(registry, brand)).toMatchObject({ recipients: [{ address: 'bo@example.com' }, {}] })
    const { items } = await listAudit(registry, brand)
    expect(items.map(({ action }) => action).filter((action) => action === 'report.settings')).toHaveLength(2)
  })

  test('who is taken off the list while others are being sent it gets none', async () => {
    const recipients = ['ann@example.com', 'bo@example.com', 'cy@example.com']
    const { server, clock, save, states } = await sendingBrand({ recipients })
    const mailer = createMailer({ url: server.url, from: 'reports@example.com' })
    if (!mailer) throw new Error('no mailer')
    const left = [
      { address: 'ann@example.com', language: 'en' },
      { address: 'cy@example.com', language: 'en' },
    ]
    const changing = {
      send: async (mail: Parameters<typeof mailer.send>[0]) => {
        await save({ recipients: left }, '2025-03-10T08:00:01Z')
        return mailer.send(mail)
      },
    }
    const reporter = createReporter({
      warehouse,
      registry,
      finder: createFinder(),
      mailer: changing,
      base,
      log,
      clock: () => clock.now,
    })
    opened.push(reporter)
    await reporter.tick()
    expect(mine(server).sort()).toEqual(['ann@example.com', 'cy@example.com'])
    expect((await states()).map(({ recipient }) => recipient)).toEqual(['ann@example.com', 'cy@example.com'])
  })

  test('the hour is of the brand’s clock, also where clocks are set forward in between', async () => {
    const { brand, server, clock, start } = await sendingBrand()
    await registry.db.updateTable('brands').set({ time_zone: 'America/New_York' }).where('id', '=', brand).execute()
    const reporter = await start()
    // Clocks went forward on 9 March 2025: eight in New York is noon in UTC, no longer one o'clock.
    clock.now = new Date('2025-03-10T11:59:00Z')
    await reporter.tick()
    expect(server.mails).toEqual([])
    clock.now = new Date('2025-03-10T12:00:00Z')
    await reporter.tick()
    expect(server.mails).toHaveLength(1)
  })

  test('a test goes to one address, and nothing is kept of it but the trail', async () => {
    const { brand, server, start, states } = await sendingBrand()
    const outcome = await (await start()).test({ brand, actor, to: { address: 'me@example.com', language: 'zh' } })
    expect(outcome.state).toBe('sent')
    expect(server.mails[0]?.subject).toBe('[测试] Acme · 周报 · 2025年3月3日至9日')
    expect(await states()).toEqual([])
    const { items } = await listAudit(registry, brand)
    expect(items[0]).toMatchObject({ action: 'report.send', after: { recipients: [{ address: 'me@example.com' }] } })
  })

  test('without a mail server nothing is sent, and who asks for it is told what to set', async () => {
    const { brand, states } = await sendingBrand()
    const reporter = createReporter({
      warehouse,
      registry,
      finder: createFinder(),
      mailer: undefined,
      base,
      log,
      clock: () => eight,
    })
    opened.push(reporter)
    await reporter.tick()
    expect(await states()).toEqual([])
    await expect(reporter.send({ brand, actor })).rejects.toMatchObject({
      message: expect.stringContaining('MILLPOND_SMTP_URL'),
    })
  })
})

test('settings that make no sense are refused, and name the field', async () => {
  const { save } = await sendingBrand()
  const twice = [
    { address: 'a@example.com', language: 'en' },
    { address: 'A@example.com', language: 'zh' },
  ]
  for (const bad of [
    { weekday: 8 },
    { hour: 24 },
    { recipients: twice },
    { recipients: [{ address: 'ann', language: 'en' }] },
  ])
    await expect(save(bad, '2025-03-09T12:00:00Z')).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining(Object.keys(bad)[0] ?? ''),
    })
})
