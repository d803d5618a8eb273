import { z } from 'zod'
import { linksCsv } from '../../collect/links/link-file.ts'
import { qrLevels, qrPng, qrSvg } from '../../collect/links/qr-code.ts'
import { chatApps, chatLanguages, chatLink, chatMessages, chatText } from '../../kernel/chat-link.ts'
import { newLinkCode } from '../../kernel/link-code.ts'
import { linkInput } from '../../manage/link-input.ts'
import { getLink, linkByCode, linkFilter } from '../../manage/link-list.ts'
import { makeLink } from '../../manage/link-made.ts'
import { linkSettingsInput, linkSettingsOf, saveLinkSettings } from '../../manage/link-settings.ts'
import { memberOf } from '../caller.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, problemAnswers } from '../schemas.ts'
import { showLinks } from './link-schemas.ts'

const tags = ['links']
const preview = z.object({
  code: z.string().describe('Of a link that is not made yet: an example'),
  short_url: z.string(),
  target: z.string(),
  coupon: z.string(),
})
const chat = z.object({
  url: z.string(),
  text: z.string().describe('What people write, with the code in it'),
  carrier: z
    .enum(['text', 'ref', 'typed'])
    .describe('text: in the message, which may be edited; ref: told by the app; typed: people have to write it'),
})
const qrQuery = z.object({
  format: z.enum(['svg', 'png']).default('svg'),
  level: z.enum(qrLevels).default('medium').describe('Share that may be unreadable: 7, 15, 25 or 30 %'),
  margin: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(4)
    .describe('Light modules around it; the standard asks for 4'),
  pixels: z.coerce.number().int().min(50).max(4000).default(1000).describe('Of a PNG: at most so wide'),
})

/** What is made of links: pictures, chats, files; and where they live. */
export function linkToolRoutes(app: App, parts: Parts): void {
  fileRoutes(app, parts)
  builderRoutes(app, parts)
  settingRoutes(app, parts)
}

function fileRoutes(app: App, parts: Parts): void {
  const { registry } = parts
  app.route({
    method: 'GET',
    url: '/brands/:brand/links/file',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The short links of the brand as CSV, which can be changed and sent to links/many',
      params: brandParams,
      querystring: linkFilter.omit({ cursor: true, limit: true }),
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const { shortUrl } = await showLinks(parts, request)
      const lines = await linksCsv(registry, brand, request.query, shortUrl)
      saveAs(reply, 'links.csv')
      return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/links/:id/qr',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The QR code of a short link, as SVG or PNG',
      params: itemParams,
      querystring: qrQuery,
      response: { 200: z.unknown().describe('The picture'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const { shortUrl } = await showLinks(parts, request)
      const { code } = await getLink(registry, brand, request.params.id)
      const { format, pixels, ...options } = request.query
      saveAs(reply, `${code}.${format}`)
      if (format === 'png') return reply.type('image/png').send(qrPng(shortUrl(code), { ...options, pixels }))
      return reply.type('image/svg+xml').send(qrSvg(shortUrl(code), options))
    },
  })
}

function builderRoutes(app: App, parts: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/links/preview',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'What a short link would be. Nothing is made',
      params: brandParams,
      body: linkInput,
      response: { 200: preview, ...problemAnswers },
    },
    handler: async (request) => {
      const { code: chosen, ...fields } = request.body
      const { shortUrl } = await showLinks(parts, request)
      const made = makeLink(fields, chosen || newLinkCode())
      return { code: made.code, short_url: shortUrl(made.code), target: made.target, coupon: made.coupon }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/codes/:code/chat',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'A link that opens a chat with the code of a short link in it',
      params: brandParams.extend({ code: z.string() }),
      querystring: z.object({
        app: z.enum(chatApps),
        account: z.string().max(200).describe('The number or the name of the account'),
        language: z.enum(chatLanguages).default('en').describe('Of the usual message'),
        message: z.string().max(1000).default('').describe('Another message; {code} is the code'),
      }),
      response: { 200: chat, ...problemAnswers },
    },
    handler: async (request) => {
      const { code } = await linkByCode(parts.registry, memberOf(request).brand, request.params.code)
      const { app: where, account, language, message } = request.query
      const said = message || chatMessages[language]
      return { ...chatLink(where, account, said, code), text: chatText(said, code) }
    },
  })
}

function settingRoutes(app: App, { registry, redirects }: Parts): void {
  const url = '/brands/:brand/link-settings'
  const answer = z.object({ base_url: z.string(), fallback: z.string() })
  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: "Where the brand's short links live",
      params: brandParams,
      response: { 200: answer, ...problemAnswers },
    },
    handler: async (request) => linkSettingsOf(registry, memberOf(request).brand),
  })
  app.route({
    method: 'PUT',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: "Set where the brand's short links live: a domain of its own, and where those lead that are over",
      params: brandParams,
      body: linkSettingsInput,
      response: { 200: answer, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const saved = await saveLinkSettings(registry, actor, brand, request.body)
      await redirects.refreshBrand(brand)
      return saved
    },
  })
}
