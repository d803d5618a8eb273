import { createHash } from 'node:crypto'
import type { Stated } from '../../manage/loads.ts'
import type { Report } from './define.ts'
import type { Mail } from './mail/compose.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Outcome } from './mail/outcome.ts'
import { reportHtml } from './render/html.ts'
import { reportPdf } from './render/pdf.ts'
import { reportText } from './render/text.ts'
import { frame, type Language, reportFileName, writtenDays } from './render/words.ts'
import { noteOutcome, noteSending } from './sent.ts'
import { isOnList, type Recipient } from './settings.ts'

type Sending = {
  registry: Stated
  mailer: Mailer
  base: string
  clock: () => Date
  /** Whether it is sent since it is due, not since somebody asked. */
  weekly: boolean
}

/**
 * Hands the report over to these recipients, one after the other, and notes what became of each. Who was taken off the list
 * meanwhile gets none: reports and mails of others take minutes. Ends early where the signal fires.
 */
export async function sendReport(
  { registry, mailer, base, clock, weekly }: Sending,
  report: Report,
  recipients: readonly Recipient[],
  signal: AbortSignal,
): Promise<void> {
  const key = { brand: report.brand.id, week: report.days.from }
  const write = writer(report, base)
  for (const to of recipients) {
    if (signal.aborted) return
    if (!(await isOnList(registry, { brand: key.brand, address: to.address, weekly }))) continue
    const written = await write(to.language).catch(notComposed)
    const id = messageId(key, to.address)
    await noteSending(registry, key, to, id, clock())
    const outcome = await handedOver(mailer, written, { to: to.address, messageId: id })
    await noteOutcome(registry, { ...key, recipient: to.address }, notedOf(outcome), clock())
  }
}

/** Hands the report over to one address as a test, of which nothing is kept. */
export async function sendTest(
  { mailer, base }: Pick<Sending, 'mailer' | 'base'>,
  report: Report,
  { address, language }: Recipient,
): Promise<Outcome> {
  const mail = await writtenMail(report, base, language).catch(notComposed)
  const written = 'state' in mail ? mail : { ...mail, subject: `[${frame.test[language]}] ${mail.subject}` }
  const key = { brand: report.brand.id, week: `${report.days.from}-test-${Date.now()}` }
  return handedOver(mailer, written, { to: address, messageId: messageId(key, address) })
}

type Written = Awaited<ReturnType<typeof writtenMail>>

/** What became of a mail; one that could not be composed was never handed over. */
async function handedOver(
  mailer: Mailer,
  written: Written | Outcome,
  to: Pick<Mail, 'to' | 'messageId'>,
): Promise<Outcome> {
  return 'state' in written ? written : mailer.send({ ...written, ...to }).catch(notComposed)
}

/** What throws does so before anything is handed over. */
function notComposed(error: unknown): Outcome {
  const told = error instanceof Error ? error.message : String(error)
  return { state: 'not_reached', reason: `the mail could not be composed: ${told}`.slice(0, 500) }
}

/** Writes the mail once for each language. */
function writer(report: Report, base: string) {
  const written = new Map<Language, ReturnType<typeof writtenMail>>()
  return (language: Language) => {
    const mail = written.get(language) ?? writtenMail(report, base, language)
    written.set(language, mail)
    return mail
  }
}

async function writtenMail(report: Report, base: string, language: Language) {
  const options = { language, base, mailed: true }
  const days = writtenDays(report.days)[language]
  const content = await reportPdf(report, options)
  return {
    subject: `${report.brand.name} · ${frame.title[language]} · ${days}`,
    text: reportText(report, options),
    html: reportHtml(report, options),
    attachment: { filename: reportFileName(report.days, language, 'pdf'), content },
  }
}

/** The same for the same week and recipient, so that mail programs know one that comes again. */
function messageId({ brand, week }: { brand: string; week: string }, address: string): string {
  const name = createHash('sha256').update(`${brand} ${week} ${address}`).digest('hex').slice(0, 32)
  return `<${name}@weekly-report.millpond>`
}

function notedOf(outcome: Outcome) {
  if (outcome.state === 'sent') return { state: 'sent', reason: '', again: false } as const
  if (outcome.state === 'unknown') return { state: 'unknown', reason: outcome.reason, again: false } as const
  const again = outcome.state === 'not_reached' || outcome.again
  return { state: 'failed', reason: outcome.reason, again } as const
}
