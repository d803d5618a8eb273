import type { BaseLogger } from 'pino'
import { Problem, type Text } from '../../kernel/errors.ts'
import { dayOf } from '../../kernel/time.ts'
import type { Actor } from '../../manage/access.ts'
import { audited } from '../../manage/audit.ts'
import { brandScope } from '../../manage/loads.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Finder } from '../moves/finder.ts'
import type { Report } from './define.ts'
import { dueReports } from './due.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Outcome } from './mail/outcome.ts'
import { sendReport, sendTest } from './send-report.ts'
import { noteCutOff, type SentReport, sentOfWeek } from './sent.ts'
import { type Recipient, reportSettingsOf } from './settings.ts'
import { weeklyReport } from './weekly-report.ts'

type Options = {
  warehouse: Warehouse
  registry: Registry
  finder: Finder
  /** Absent where the operator names no mail server. */
  mailer: Mailer | undefined
  /** The address of the dashboard, to which links lead. */
  base: string
  log: Pick<BaseLogger, 'info' | 'warn' | 'error'>
  clock?: () => Date
}

type Asked = { brand: string; actor: Actor; week?: string | undefined }

/** Makes reports, and sends them once a week to those whom the brand names. */
export type Reporter = {
  /** Whether there is a server that takes mail. */
  readonly canSend: boolean
  readonly base: string
  report(asked: {
    brand: string
    week?: string | undefined
    currency?: string | undefined
    signal?: AbortSignal
  }): Promise<Report>
  /** Notes what an earlier process left half done. Before the first tick. */
  resume(): Promise<void>
  /** Sends what is due. Does nothing where an earlier tick is still at it. */
  tick(): Promise<void>
  /** Sends a week's report now to every recipient who surely has not got it. Throws `conflict` without a mail server, or recipients, or before the week is over. */
  send(asked: Asked): Promise<SentReport[]>
  /** Sends it to one address now, and keeps nothing of it. Throws `conflict` without a mail server. */
  test(asked: Asked & { to: Recipient }): Promise<Outcome>
  /** Ends after the mail that is being handed over. */
  close(): Promise<void>
}

const everyMs = 60_000
/** A report that cannot be made is left alone for so long. */
const pauseMs = 3_600_000

export function createReporter({
  warehouse,
  registry,
  finder,
  mailer,
  base,
  log,
  clock = () => new Date(),
}: Options): Reporter {
  const stopping = new AbortController()
  const failedAt = new Map<string, number>()
  let working: Promise<unknown> = Promise.resolve()
  let ticking: Promise<void> | undefined

  const report: Reporter['report'] = async ({ brand, week, currency, signal }) => {
    const [scope, named] = await Promise.all([brandScope(registry, brand), nameOf(registry, brand)])
    return weeklyReport({ warehouse, registry, finder }, { scope, name: named, week, currency, now: clock(), signal })
  }
  /** One mail at a time, so that no two go to one recipient. */
  const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => {
    const mine = working.then(() => {
      if (stopping.signal.aborted) throw new Problem('cancelled')
      return work()
    })
    working = mine.catch(() => undefined)
    return mine
  }
  const sendDue = async () => {
    if (!mailer) return
    const rests = (brand: string) => clock().getTime() - (failedAt.get(brand) ?? Number.NEGATIVE_INFINITY) < pauseMs
    for (const { brand, week, recipients } of await dueReports(registry, clock())) {
      if (stopping.signal.aborted) return
      if (rests(brand)) continue
      try {
        const made = await report({ brand, week, signal: stopping.signal })
        await sendReport({ registry, mailer, base, clock, weekly: true }, made, recipients, stopping.signal)
        log.info({ brand, week, recipients: recipients.length }, 'a weekly report was handed over')
      } catch (error) {
        if (stopping.signal.aborted) return
        failedAt.set(brand, clock().getTime())
        log.error({ err: error, brand, week }, 'no weekly report could be made')
      }
    }
  }
  const timer = setInterval(() => void tick().catch((error) => log.error({ err: error }, 'reports broke off')), everyMs)
  timer.unref()
  async function tick(): Promise<void> {
    if (ticking || !mailer || stopping.signal.aborted) return
    ticking = inTurn(sendDue)
    try {
      await ticking
    } finally {
      ticking = undefined
    }
  }
  return {
    canSend: mailer !== undefined,
    base,
    report,
    resume: () => noteCutOff(registry),
    tick,
    send: ({ brand, actor, week }) =>
      inTurn(async () => {
        const server = demandServer(mailer)
        const { recipients } = await reportSettingsOf(registry, brand)
        if (recipients.length === 0) throw new Problem('conflict', { reason: noRecipients })
        const made = await report({ brand, week })
        const { from, to } = made.days
        // Its report would count as sent, and nobody would get the whole one.
        if (to >= dayOf(clock(), made.time_zone)) throw new Problem('conflict', { reason: notOver })
        const has = new Set((await sentOfWeek(registry, brand, from)).filter(isSent).map(({ recipient }) => recipient))
        const left = recipients.filter(({ address }) => !has.has(address))
        await noteByHand(registry, { brand, actor, week: from, to: left })
        await sendReport({ registry, mailer: server, base, clock, weekly: false }, made, left, stopping.signal)
        return sentOfWeek(registry, brand, from)
      }),
    test: async ({ brand, actor, week, to }) => {
      const server = demandServer(mailer)
      const made = await report({ brand, week })
      await noteByHand(registry, { brand, actor, week: made.days.from, to: [to] })
      return sendTest({ mailer: server, base }, made, to)
    },
    async close() {
      stopping.abort()
      clearInterval(timer)
      await working
    },
  }
}

const isSent = ({ state }: SentReport) => state === 'sent'

function demandServer(mailer: Mailer | undefined): Mailer {
  if (!mailer) throw new Problem('conflict', { reason: noServer })
  return mailer
}

const noServer: Text = {
  en: 'no mail server is set; whoever runs Millpond sets MILLPOND_SMTP_URL and MILLPOND_MAIL_FROM and starts it again',
  zh: '未设置邮件服务器；请运维人员设置 MILLPOND_SMTP_URL 与 MILLPOND_MAIL_FROM 后重启',
}
const notOver: Text = {
  en: 'the week is not over yet; its report can go to the list once it is, and to one address as a test before',
  zh: '该周尚未结束，结束后才能发送给全部收件人；在此之前可以发送测试邮件',
}
const noRecipients: Text = { en: 'the report has no recipients yet', zh: '周报还没有收件人' }

async function nameOf({ db }: Registry, brand: string): Promise<string> {
  const { name } = await db.selectFrom('brands').select('name').where('id', '=', brand).executeTakeFirstOrThrow()
  return name
}

/** The trail tells who let figures out of the house. */
function noteByHand(
  registry: Registry,
  { brand, actor, week, to }: { brand: string; actor: Actor; week: string; to: readonly Recipient[] },
): Promise<void> {
  return audited(registry, { actor, brand, action: 'report.send' }, async () => ({
    what: `brands/${brand}`,
    after: { week, recipients: to },
    result: undefined,
  }))
}
