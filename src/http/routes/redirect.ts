import { z } from 'zod'
import { openToAnySite } from '../any-site.ts'
import type { App, Parts } from '../parts.ts'
import { visitorId, visitorOf } from '../visitor-cookie.ts'

const page = (title: string, en: string, zh: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;text-align:center">
<p>${en}</p><p lang="zh-CN">${zh}</p>`
const over = page(
  'This link is over',
  'This link is over. Ask whoever gave it to you for a new one.',
  '此链接已失效，请向分享者索取新链接。',
)
const unknown = page(
  'No such link',
  'There is no such link. Look whether it is written right.',
  '没有这个链接，请检查是否输入正确。',
)

/** Leads from a short link to where it points. */
export function redirectRoutes(app: App, { redirects }: Parts): void {
  openToAnySite(app)
  app.route({
    method: 'GET',
    url: '/l/:code',
    config: { openToAll: true },
    schema: {
      tags: ['links'],
      summary: 'Follow a short link; the click is kept, and marked where it is no person’s',
      security: [],
      params: z.object({ code: z.string().max(200) }),
      response: {
        302: z.undefined().describe('To the page, the chat or the app'),
        404: z.string().describe('No such link'),
        410: z.string().describe('The link is over'),
      },
    },
    handler: async (request, reply) => {
      const kept = visitorOf(request) ?? ''
      const place = request.url.indexOf('?')
      const led = await redirects.follow({
        code: request.params.code,
        query: place < 0 ? '' : request.url.slice(place + 1),
        method: request.method,
        headers: request.headers,
        ip: request.ip,
        requestId: request.id,
        visitor: visitorId.test(kept) ? kept : '',
      })
      // The page may know where the visitor comes from, as it would without a link between.
      reply.header('cache-control', 'no-store').header('referrer-policy', 'strict-origin-when-cross-origin')
      if (typeof led === 'object') return reply.code(302).header('location', asciiOf(led.to)).send(undefined)
      reply.type('text/html; charset=utf-8')
      return led === 'over' ? reply.code(410).send(over) : reply.code(404).send(unknown)
    },
  })
}

/** A header holds ASCII only; what else an address has is escaped as browsers escape it. */
function asciiOf(address: string): string {
  return /^[\x21-\x7e]*$/.test(address) ? address : (URL.parse(address)?.href ?? encodeURI(address))
}
