import { pino } from 'pino'
import { afterEach } from 'vitest'
import { createFinder } from '../src/activate/moves/finder.ts'
import { createMailer } from '../src/activate/report/mail/mailer.ts'
import { createReporter, type Reporter } from '../src/activate/report/reporter.ts'
import { sentReports } from '../src/activate/report/sent.ts'
import { saveReportSettings } from '../src/activate/report/settings.ts'
import { addDays } from '../src/kernel/time.ts'
import type { Actor } from '../src/manage/access.ts'
import { brandScope } from '../src/manage/loads.ts'
import { type BookedOrder, book } from './books.ts'
import { engines } from './engines.ts'
import { mailServer } from './mail-server.ts'
import { newFiguredBrand } from './people.ts'

export const actor: Actor = { kind: 'local', id: 'local', name: 'Test' }
export const log = pino({ level: 'silent' })
export const base = 'https://millpond.example.com'
/** A Monday; the week before it is whole where orders reach to its Sunday. */
const monday = '2025-03-10'
export const eight = new Date(`${monday}T08:00:00Z`)

/** What a test has opened and is closed at its end. */
export const opened: { close(): Promise<void> }[] = []

/** Closes after each test of a file what it has opened. */
export function closedAfterEach(): void {
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
    // A tick sends for every brand: those of other tests are none of the next.
    const { registry } = await engines()
    await registry.db.deleteFrom('report_settings').execute()
  })
}

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
export async function sendingBrand({ recipients = ['ann@example.com'], until = '2025-03-11', mail }: Sent = {}) {
  const { warehouse, registry } = await engines()
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
