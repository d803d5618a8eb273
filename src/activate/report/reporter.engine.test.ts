import { beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../../../test/engines.ts'
import type { MailServer } from '../../../test/mail-server.ts'
import { actor, base, closedAfterEach, eight, log, opened, sendingBrand } from '../../../test/sending-brand.ts'
import { listAudit } from '../../manage/audit.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createFinder } from '../moves/finder.ts'
import { createMailer } from './mail/mailer.ts'
import { createReporter } from './reporter.ts'
import { reportSettingsOf } from './settings.ts'

let warehouse: Warehouse
let registry: Registry
closedAfterEach()
beforeAll(async () => {
  ;({ warehouse, registry } = await engines())
})

const mine = (server: MailServer) => server.mails.flatMap(({ to }) => [to].flat().map((one) => one?.text))

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

  test('a mail that cannot be composed is one that failed, with the reason, and is tried again like others', async () => {
    const { server, start, later, states } = await sendingBrand({ recipients: ['ann@example.com', 'bo@example.com'] })
    // An address that nothing can be made of: no mail server is even asked.
    await (await start('smtp://[')).tick()
    const failed = { state: 'failed', tries: 1, reason: expect.stringContaining('could not be composed') }
    expect(await states()).toMatchObject([failed, failed])
    const reporter = await start()
    later(4)
    await reporter.tick()
    expect(server.mails).toEqual([])
    later(1)
    await reporter.tick()
    expect(await states()).toMatchObject([
      { state: 'sent', tries: 2 },
      { state: 'sent', tries: 2 },
    ])
    expect(mine(server).sort()).toEqual(['ann@example.com', 'bo@example.com'])
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
