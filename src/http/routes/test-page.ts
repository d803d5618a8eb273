import { z } from 'zod'
import { quarantineEntry } from '../../collect/product-tests/keep-entry.ts'
import { Malformed } from '../../collect/product-tests/read-form.ts'
import { botReasonsOf, openSession, type Session, sessionOfForm } from '../../collect/product-tests/session.ts'
import { noteVisit, type SentForm, takeForm } from '../../collect/product-tests/take-form.ts'
import { Problem } from '../../kernel/errors.ts'
import { chooseLanguage } from '../../kernel/localized.ts'
import { pictureOf } from '../../manage/product-test-pictures.ts'
import { createAnswerLimit } from '../answer-limit.ts'
import type { App, Parts } from '../parts.ts'
import { keepVisitor, keptVisitor, pageOfSession, sendPage, showingOf } from '../test-page/answer.ts'
import { plainPage } from '../test-page/layout.ts'
import { thanksPage } from '../test-page/product-page.ts'

const tags = ['product-tests']
/** So many answers a minute may come from one address: a family or an office, not a program. */
const answersPerMinute = 30
/** Languages in which a page says that there is none. */
const ownLanguages = ['en', 'zh', 'es', 'fr', 'de', 'ja']

const params = z.object({ token: z.string().max(200) })
const query = z.object({
  lang: z.string().max(40).optional().catch(undefined).describe('A language of the test; without, as the browser says'),
  done: z.enum(['answers', 'interest', 'preorder']).optional().catch(undefined).describe('What was just sent'),
})
const page = z.string().describe('The page, as HTML')

/** Pages of product tests for those who are asked: no login, no script, nothing from elsewhere. */
export function testPageRoutes(app: App, parts: Parts): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  showRoute(app, parts)
  answerRoute(app, parts)
  pictureRoute(app, parts)
}

type Asked = { query: z.output<typeof query>; headers: { 'accept-language'?: string | undefined } }
const wishedBy = ({ query: { lang }, headers }: Asked) => lang ?? headers['accept-language'] ?? ''

function showRoute(app: App, parts: Parts): void {
  app.route({
    method: 'GET',
    url: '/t/:token',
    exposeHeadRoute: false,
    schema: {
      tags,
      summary: 'The page of a product test: its questions, or a product before it is sold',
      security: [],
      params,
      querystring: query,
      response: { 200: page, 404: page, 410: page },
    },
    handler: async (request, reply) => {
      const { token } = request.params
      const session = await openSession(parts, token, keptVisitor(request))
      const wished = wishedBy(request)
      if (!session) return sendPage(reply, 404, plainPage(chooseLanguage(wished, ownLanguages), 'gone'))
      const language = chooseLanguage(wished, session.test.definition.languages)
      if (session.test.state !== 'open') return sendPage(reply, 410, plainPage(language, 'closed'))
      const showing = await showingOf(parts, session, token, language)
      if (request.query.done) return sendPage(reply, 200, thanksPage(showing, `/t/${token}`, request.query.done))
      keepVisitor(parts, request, reply, session.visitor)
      if (session.offer) await noteVisit(parts, session, { language, reasons: botReasonsOf(request) })
      return sendPage(reply, 200, pageOfSession(parts, session, showing, token))
    },
  })
}

function answerRoute(app: App, parts: Parts): void {
  const mayCome = createAnswerLimit(answersPerMinute)
  app.route({
    method: 'POST',
    url: '/t/:token',
    bodyLimit: 65_536,
    schema: {
      tags,
      summary: 'Send the form of such a page; an answer that comes again takes the place of the one before',
      security: [],
      consumes: ['application/x-www-form-urlencoded'],
      params,
      querystring: query,
      body: z.string(),
      response: {
        303: z.undefined().describe('It is kept; leads to a page that says so'),
        404: page,
        410: page,
        422: page.describe('The form again, with what has to be mended'),
        429: page,
      },
    },
    handler: async (request, reply) => {
      const { token } = request.params
      const opened = await openSession(parts, token, keptVisitor(request))
      const wished = wishedBy(request)
      if (!opened) return sendPage(reply, 404, plainPage(chooseLanguage(wished, ownLanguages), 'gone'))
      const language = chooseLanguage(wished, opened.test.definition.languages)
      if (opened.test.state !== 'open') return sendPage(reply, 410, plainPage(language, 'closed'))
      if (!mayCome(request.ip)) return sendPage(reply, 429, plainPage(language, 'too_many'))
      try {
        const form = new URLSearchParams(request.body)
        const { session, sent } = readSent(parts, opened, { form, language, request })
        const taken = await takeForm(parts, session, sent)
        if ('done' in taken) {
          const place = `/t/${token}?done=${taken.done}&lang=${encodeURIComponent(language)}`
          return reply.code(303).header('location', place).header('cache-control', 'no-store').send(undefined)
        }
        const showing = await showingOf(parts, session, token, language)
        const again = 'faults' in taken ? { filled: { form, faults: taken.faults } } : { email: taken.wrongEmail }
        return sendPage(reply, 422, pageOfSession(parts, session, showing, token, again))
      } catch (error) {
        if (error instanceof Problem && error.code === 'too_many_requests')
          return sendPage(reply, 429, plainPage(language, 'too_many'))
        if (!(error instanceof Malformed)) throw error
        const { brand, test, id } = opened.link
        await quarantineEntry(parts.registry, { brand, test, link: id }, error, request.body)
        return sendPage(reply, 422, plainPage(language, 'failed'))
      }
    },
  })
}

type Request = Parameters<typeof botReasonsOf>[0]

function readSent(
  { signer }: Parts,
  opened: Session,
  { form, language, request }: { form: URLSearchParams; language: string; request: Request },
): { session: Session; sent: SentForm } {
  const { session, shownAt } = sessionOfForm(signer, opened, form.get('proof') ?? '')
  const filled = { website: form.get('website') ?? '', shownAt, now: Date.now() }
  return { session, sent: { form, language, reasons: botReasonsOf(request, filled) } }
}

function pictureRoute(app: App, parts: Parts): void {
  app.route({
    method: 'GET',
    url: '/t/:token/picture/:candidate',
    exposeHeadRoute: false,
    schema: {
      tags,
      summary: 'The picture of a product on such a page',
      security: [],
      params: params.extend({ candidate: z.string().max(40) }),
      response: { 200: z.any().describe('The picture') },
    },
    handler: async (request, reply) => {
      const session = await openSession(parts, request.params.token, '')
      const picture = session && (await pictureOf(parts.registry, session.test.id, request.params.candidate))
      if (!picture) throw new Problem('not_found', { what: 'picture' })
      // A picture of a test that was opened stays as it is.
      return reply.header('cache-control', 'private, max-age=3600').type(picture.type).send(picture.bytes)
    },
  })
}
