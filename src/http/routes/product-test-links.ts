import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { qrLevels, qrPng, qrSvg } from '../../collect/links/qr-code.ts'
import { answersCsv } from '../../collect/product-tests/answer-list.ts'
import { tokenOf } from '../../collect/product-tests/session.ts'
import { audited } from '../../manage/audit.ts'
import {
  getTestLink,
  listTestLinks,
  makeTestLinks,
  revokeTestLink,
  type TestLink,
  testLinkFilter,
  testLinkInput,
} from '../../manage/product-test-links.ts'
import { listTestOrders, listTestQuarantine, productTestPage, testOrdersCsv } from '../../manage/product-test-orders.ts'
import { getProductTest } from '../../manage/product-tests.ts'
import { memberOf } from '../caller.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'
import { testFault, testLink, testOrder } from './product-test-schemas.ts'

const tags = ['product-tests']
const linkParams = itemParams.extend({ link: z.string() })

/** Links of product tests, and who answered under them. All of it names people, and is for editors. */
export function productTestLinkRoutes(app: App, parts: Parts): void {
  linkRoutes(app, parts)
  changeRoutes(app, parts)
  listRoutes(app, parts)
  fileRoutes(app, parts)
}

function shower({ config, signer }: Parts, request: FastifyRequest) {
  const base = config.publicUrl ?? `${request.protocol}://${request.host}`
  return (link: TestLink) => ({ ...link, url: `${base}/t/${tokenOf(signer, link)}` })
}

function linkRoutes(app: App, parts: Parts): void {
  const { registry } = parts
  app.route({
    method: 'GET',
    url: '/brands/:brand/product-tests/:id/links',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'The links of a product test, newest first',
      params: itemParams,
      querystring: testLinkFilter,
      response: { 200: listOf(testLink), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { id } = await getProductTest(registry, brand, request.params.id)
      const { items, ...page } = await listTestLinks(registry, brand, id, request.query)
      return { items: items.map(shower(parts, request)), ...page }
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/product-tests/:id/links/:link/qr',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'The QR code of a link of a product test',
      params: linkParams,
      querystring: z.object({
        format: z.enum(['svg', 'png']).default('svg'),
        level: z.enum(qrLevels).default('medium'),
      }),
      response: { 200: z.any().describe('The picture'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { id, link } = request.params
      const { url } = shower(parts, request)(await getTestLink(registry, memberOf(request).brand, id, link))
      const options = { level: request.query.level, margin: 4 }
      if (request.query.format === 'svg') return reply.type('image/svg+xml').send(qrSvg(url, options))
      return reply.type('image/png').send(qrPng(url, { ...options, pixels: 1000 }))
    },
  })
}

function changeRoutes(app: App, parts: Parts): void {
  const { registry } = parts
  app.route({
    method: 'POST',
    url: '/brands/:brand/product-tests/:id/links',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Make a link for everybody, or one for each person who is named; the latter has one answer',
      params: itemParams,
      body: testLinkInput,
      response: {
        201: z.object({
          made: z.array(testLink),
          there: z.array(testLink).describe('Links of who is invited already'),
        }),
        ...problemAnswers,
      },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const { made, there } = await makeTestLinks(registry, actor, brand, request.params.id, request.body)
      const show = shower(parts, request)
      return reply.code(201).send({ made: made.map(show), there: there.map(show) })
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/product-tests/:id/links/:link',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take a link back: it opens nothing more, and what was answered under it stays',
      params: linkParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await revokeTestLink(registry, actor, brand, request.params.id, request.params.link)
      return reply.code(204).send()
    },
  })
}

function listRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/product-tests/:id/orders',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Who left an address to buy a product of the test, newest first',
      params: itemParams,
      querystring: productTestPage,
      response: { 200: listOf(testOrder), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { id } = await getProductTest(registry, brand, request.params.id)
      return listTestOrders(registry, brand, id, request.query)
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/product-tests/:id/quarantine',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'What came for a product test and could not be read, newest first',
      params: itemParams,
      querystring: productTestPage,
      response: { 200: listOf(testFault), ...problemAnswers },
    },
    handler: async (request) => {
      const { brand } = memberOf(request)
      const { id } = await getProductTest(registry, brand, request.params.id)
      return listTestQuarantine(registry, brand, id, request.query)
    },
  })
}

function fileRoutes(app: App, { registry, warehouse, answerTeller }: Parts): void {
  for (const [name, summary] of [
    ['answers', 'Everything that was told in a product test as CSV; the trail says who saved it'],
    ['orders', 'Who left an address to buy a product of the test as CSV; the trail says who saved it'],
  ] as const) {
    app.route({
      method: 'GET',
      url: `/brands/:brand/product-tests/:id/${name}/file`,
      config: { needs: 'editor' },
      schema: {
        tags,
        summary,
        params: itemParams,
        response: { 200: z.string().describe('CSV'), ...problemAnswers },
      },
      handler: async (request, reply) => {
        const { actor, brand } = memberOf(request)
        const { id, definition } = await getProductTest(registry, brand, request.params.id)
        answerTeller.wake()
        await answerTeller.idle()
        const lines = await (name === 'answers'
          ? answersCsv(warehouse, brand, id, definition.currency)
          : testOrdersCsv(registry, brand, id))
        const entry = { actor, brand, action: 'product-tests.export' }
        await audited(registry, entry, async () => ({ what: `product-tests/${id}`, result: undefined }))
        saveAs(reply, `${id}-${name}.csv`)
        return sendFileBytes(reply, forSpreadsheets(lines), 'text/csv; charset=utf-8')
      },
    })
  }
}
