import { z } from 'zod'
import { reportHtml } from '../../activate/report/render/html.ts'
import { reportPdf } from '../../activate/report/render/pdf.ts'
import { reportText } from '../../activate/report/render/text.ts'
import { reportFileName } from '../../activate/report/render/words.ts'
import { sentReports, sentStates } from '../../activate/report/sent.ts'
import { reportSettingsInput, reportSettingsOf, saveReportSettings } from '../../activate/report/settings.ts'
import { currencyParam } from '../../measure/define.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import { saveAs } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, problemAnswers, text } from '../schemas.ts'

const days = z.object({ from: z.string(), to: z.string() })
const told = z.object({ value: z.union([z.number(), z.string(), z.null()]), shown: text })
const link = z.object({ label: text, path: z.string(), query: z.record(z.string(), z.string()) })
const section = z.object({
  id: z.string(),
  title: text,
  sources: z.array(z.object({ measure: z.string(), title: text })).describe('The questions that the figures answer'),
  problem: text.optional().describe('Why the section could not be told'),
  sentences: z.array(text),
  figures: z.array(
    z.object({
      label: text,
      unit: z.string(),
      now: told.describe('Of the week; money in minor units of the currency'),
      before: told.optional().describe('Of the week before'),
      interval: z.object({ low: told, high: told }).optional().describe('80% interval of an estimate'),
    }),
  ),
  table: z
    .object({
      columns: z.array(z.object({ label: text, unit: z.string() })),
      rows: z.array(z.object({ cells: z.array(told), link: link.optional() })),
      bar: z.int().optional().describe('Place of the column that is drawn as bars'),
    })
    .optional(),
  links: z.array(link).describe('Pages of the dashboard, below the address of the brand'),
})
const report = z
  .object({
    brand: z.object({ id: z.string(), name: z.string() }),
    currency: z.string(),
    time_zone: z.string(),
    days,
    before: days,
    reach: z
      .enum(['whole', 'partly', 'none'])
      .describe('Whether orders reach to the end of the week, into it, or not to it'),
    data_until: z.string().nullable().describe('The last day with an order'),
    latest: days.nullable().describe('The latest week that is over and has orders to its end'),
    notes: z.array(text),
    sections: z.array(section),
  })
  .meta({ id: 'WeeklyReport' })

const query = z.strictObject({
  week: z.iso
    .date()
    .optional()
    .describe('Any day of the week, Monday to Sunday; without it, the latest week that is over'),
  currency: currencyParam,
})
const languages = z.enum(['en', 'zh'])
const fileQuery = query.extend({
  format: z.enum(['html', 'pdf', 'text']).describe('A page as it is mailed, A4 pages, or plain text'),
  language: languages.default('en'),
  download: z.enum(['true', 'false']).default('false').describe('Whether browsers save it as a file'),
})
const fileTypes = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  text: 'text/plain; charset=utf-8',
} as const

const settings = z
  .object({
    is_sent: z.boolean(),
    weekday: z.int().describe('1 is Monday'),
    hour: z.int().describe("Of the brand's clock"),
    recipients: z.array(z.object({ address: z.string(), language: languages })),
    can_send: z.boolean().describe('Whether a mail server is set: MILLPOND_SMTP_URL and MILLPOND_MAIL_FROM'),
    base_url: z.string().describe('The address that links of the report lead to: MILLPOND_URL'),
  })
  .meta({ id: 'ReportSettings' })
const sent = z
  .object({
    week: z.string().describe('Its Monday'),
    recipient: z.string(),
    language: languages,
    state: z
      .enum(sentStates)
      .describe('unknown: it may have been taken by the mail server, and is not sent again by itself'),
    tries: z.int(),
    reason: z.string().describe('What the mail server said, or the way to it'),
    next_try: z.date().nullable(),
    at: z.date(),
  })
  .meta({ id: 'SentReport' })
const outcome = z.object({
  state: z.enum(['sent', 'failed', 'unknown']),
  reason: z.string(),
})
const sending = z.strictObject({
  week: z.iso.date().optional().describe('Any day of the week; without it, the latest that is over'),
  test_to: z
    .strictObject({ address: z.email().max(254), language: languages })
    .optional()
    .describe('Send it to this address alone, as a test of which nothing is kept'),
})

/** The week as a story: to read, to download, and to be sent. */
export function reportRoutes(app: App, { registry, reporter }: Parts): void {
  const tags = ['report']
  const url = '/brands/:brand/report'

  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer', tool: 'weekly-report' },
    schema: {
      tags,
      summary:
        'What happened in a week: margin, owned share, tolls, new customers, leaks, the dark test, and the next moves',
      params: brandParams,
      querystring: query,
      response: { 200: report, ...problemAnswers },
    },
    handler: (request, reply) =>
      reporter.report({ brand: memberOf(request).brand, ...request.query, signal: abortedBy(reply) }),
  })

  app.route({
    method: 'GET',
    url: `${url}/file`,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The report of a week as a page, as a PDF or as plain text',
      params: brandParams,
      querystring: fileQuery,
      response: { 200: { description: 'The report', content: fileContent }, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { format, language, download, week, currency } = request.query
      const asked = { brand: memberOf(request).brand, week, currency, signal: abortedBy(reply) }
      const made = await reporter.report(asked)
      const options = { language, base: reporter.base }
      if (download === 'true') saveAs(reply, reportFileName(made.days, language, format === 'text' ? 'txt' : format))
      reply.type(fileTypes[format])
      if (format === 'pdf') return reply.serializer((bytes) => bytes).send((await reportPdf(made, options)) as never)
      return reply.serializer(String).send(format === 'html' ? reportHtml(made, options) : reportText(made, options))
    },
  })

  app.route({
    method: 'GET',
    url: `${url}/settings`,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Whether, when and to whom the report is sent',
      params: brandParams,
      response: { 200: settings, ...problemAnswers },
    },
    handler: async (request) => withServer(await reportSettingsOf(registry, memberOf(request).brand)),
  })

  app.route({
    method: 'PUT',
    url: `${url}/settings`,
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Say whether, when and to whom the report is sent; the next one that falls due goes by it',
      params: brandParams,
      body: reportSettingsInput,
      response: { 200: settings, ...problemAnswers },
    },
    handler: async (request) => withServer(await saveReportSettings(registry, memberOf(request), request.body)),
  })

  app.route({
    method: 'GET',
    url: `${url}/sent`,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'Reports that were sent or tried, newest first, each with its state',
      params: brandParams,
      response: { 200: z.object({ items: z.array(sent) }), ...problemAnswers },
    },
    handler: async (request) => ({ items: await sentReports(registry, memberOf(request).brand) }),
  })

  app.route({
    method: 'POST',
    url: `${url}/send`,
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Send the report of a week now to all recipients who have not got it, or to one address as a test',
      params: brandParams,
      body: sending,
      response: { 200: z.object({ items: z.array(sent), test: outcome.optional() }), ...problemAnswers },
    },
    handler: async (request) => {
      const { week, test_to } = request.body
      const asked = { ...memberOf(request), week }
      if (!test_to) return { items: await reporter.send(asked) }
      const came = await reporter.test({ ...asked, to: test_to })
      if (came.state === 'sent') return { items: [], test: { state: 'sent' as const, reason: '' } }
      const state = came.state === 'unknown' ? ('unknown' as const) : ('failed' as const)
      return { items: [], test: { state, reason: came.reason } }
    },
  })

  const withServer = <Settings extends object>(saved: Settings) => ({
    ...saved,
    can_send: reporter.canSend,
    base_url: reporter.base,
  })
}

const fileContent = Object.fromEntries(
  Object.values(fileTypes).map((type) => [type.split(';')[0] ?? type, { schema: z.string().describe('The file') }]),
)
