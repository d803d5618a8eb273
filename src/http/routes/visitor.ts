import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { mayPageSend } from '../../manage/source-hosts.ts'
import { openToAnySite } from '../any-site.ts'
import type { App, Parts } from '../parts.ts'
import { asksForPrivacy, visitorCookie, visitorId, visitorOf } from '../visitor-cookie.ts'

/** Browsers keep a cookie for 400 days at most. */
const cookieSeconds = 400 * 86_400
const asked = z.object({
  writeKey: z.string(),
  anonymousId: z.string().max(200).optional().describe('The id that the page has, where it has one'),
  forget: z.boolean().default(false).describe('Takes the cookie away'),
})
const told = z.object({ anonymousId: z.string().nullable() })

/**
 * The id of a visitor, kept in a cookie that the server sets: scripts' own cookies end after a week in some browsers. The id
 * of the cookie comes before that of the page, and both before a new one. Global Privacy Control takes the cookie away.
 */
export function visitorRoutes(app: App, { gateway, config: { publicUrl } }: Parts): void {
  openToAnySite(app)
  // Pages send it as text, which needs no question beforehand.
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)))
    } catch {
      done(new Problem('bad_request', { reason: 'the body is no JSON' }))
    }
  })
  app.route({
    method: 'POST',
    url: '/v1/visitor',
    config: { openToAll: true },
    bodyLimit: 4096,
    schema: {
      tags: ['events'],
      summary: 'The id of the visitor of a page, kept in a cookie for 400 days',
      security: [],
      body: asked,
      response: { 200: told },
    },
    handler: async (request, reply) => {
      const { writeKey, anonymousId, forget } = request.body
      const sender = await gateway.senderOf(writeKey)
      if (!sender) throw new Problem('not_signed_in')
      // A page always says where it is from; what does not is none, and has no cookie to keep.
      const { origin = 'null' } = request.headers
      if (!mayPageSend(origin, sender)) throw new Problem('foreign_page', { origin })
      const secure = (publicUrl ?? `${request.protocol}:`).startsWith('https:')
      // Another site's request carries the cookie only where it may: over https, and where the browser lets it.
      const cookie = (value: string, seconds: number) =>
        `${visitorCookie}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${secure ? 'None; Secure' : 'Lax'}`
      if (forget || asksForPrivacy(request)) {
        reply.header('set-cookie', cookie('', 0))
        return { anonymousId: null }
      }
      const known =
        [visitorOf(request), anonymousId].find((one) => one !== undefined && visitorId.test(one)) ?? crypto.randomUUID()
      reply.header('set-cookie', cookie(known, cookieSeconds))
      return { anonymousId: known }
    },
  })
}
