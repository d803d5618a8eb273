import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { chooseLanguage } from '../../kernel/localized.ts'
import { productTestFields, stepsOf } from '../../manage/product-test-input.ts'
import { testPages } from '../../manage/product-test-links.ts'
import { pictured, pictureInput, pictureOf, removePicture, savePicture } from '../../manage/product-test-pictures.ts'
import {
  createProductTest,
  getProductTest,
  listProductTests,
  type ProductTest,
  productTestFilter,
  removeProductTest,
  setProductTestState,
  updateProductTest,
} from '../../manage/product-tests.ts'
import { resultsOf } from '../../predict/product-tests/results.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'
import { pagePolicy } from '../test-page/layout.ts'
import { productPage } from '../test-page/product-page.ts'
import { questionsPage } from '../test-page/questions-page.ts'
import { productTest, results } from './product-test-schemas.ts'

const tags = ['product-tests']
const seen = z.object({
  seen: z.iso.datetime().optional().describe('`updated_at` as it was looked at; a test changed since is a conflict'),
})
const listed = productTest
  .pick({ id: true, state: true, created_by: true, created_at: true, updated_at: true })
  .extend({
    name: z.string(),
    candidates: z.int(),
    questions: z.int(),
  })

/** Tests of products that are not sold yet: stated, opened, closed, and what they say. */
export function productTestRoutes(app: App, parts: Parts): void {
  listRoutes(app, parts)
  changeRoutes(app, parts)
  stateRoutes(app, parts)
  resultRoutes(app, parts)
  pictureRoutes(app, parts)
}

const shown = async ({ registry }: Parts, { brand: _brand, ...test }: ProductTest) => ({
  ...test,
  pictures: await pictured(registry, test.id),
})

function listRoutes(app: App, parts: Parts): void {
  const { registry } = parts
  app.route({
    method: 'GET',
    url: '/brands/:brand/product-tests',
    config: { needs: 'viewer', tool: 'product-tests' },
    schema: {
      tags,
      summary: 'The product tests of the brand, newest first',
      params: brandParams,
      querystring: productTestFilter,
      response: { 200: listOf(listed), ...problemAnswers },
    },
    handler: async (request) => {
      const { items, ...page } = await listProductTests(registry, memberOf(request).brand, request.query)
      const short = items.map(({ definition: { name, candidates, questions }, ...test }) => ({
        ...test,
        name,
        candidates: candidates.length,
        questions: questions.length,
      }))
      return { items: short, ...page }
    },
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/product-tests',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Write a product test; it is a draft',
      params: brandParams,
      body: productTestFields,
      response: { 201: productTest, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      return reply.code(201).send(await shown(parts, await createProductTest(registry, actor, brand, request.body)))
    },
  })
}

function changeRoutes(app: App, parts: Parts): void {
  const { registry } = parts
  const url = '/brands/:brand/product-tests/:id'
  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer', tool: 'product-test' },
    schema: {
      tags,
      summary: 'A product test: its products, prices and questions',
      params: itemParams,
      response: { 200: productTest, ...problemAnswers },
    },
    handler: async (request) =>
      shown(parts, await getProductTest(registry, memberOf(request).brand, request.params.id)),
  })
  app.route({
    method: 'PUT',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'State a product test anew; of one that was opened only name, goals and costs can change',
      params: itemParams,
      querystring: seen,
      body: productTestFields,
      response: { 200: productTest, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const before = request.query.seen === undefined ? undefined : new Date(request.query.seen)
      return shown(parts, await updateProductTest(registry, actor, brand, request.params.id, request.body, before))
    },
  })
  app.route({
    method: 'DELETE',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take a draft away',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removeProductTest(registry, actor, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}

function stateRoutes(app: App, parts: Parts): void {
  for (const [name, state, summary] of [
    ['open', 'open', 'Open a product test for answers'],
    ['close', 'closed', 'Close a product test; its links say so, and its answers stay'],
  ] as const) {
    app.route({
      method: 'POST',
      url: `/brands/:brand/product-tests/:id/${name}`,
      config: { needs: 'editor' },
      schema: { tags, summary, params: itemParams, response: { 200: productTest, ...problemAnswers } },
      handler: async (request) => {
        const { actor, brand } = memberOf(request)
        return shown(parts, await setProductTestState(parts.registry, actor, brand, request.params.id, state))
      },
    })
  }
}

function resultRoutes(app: App, parts: Parts): void {
  const { registry, warehouse, answerTeller } = parts
  app.route({
    method: 'GET',
    url: '/brands/:brand/product-tests/:id/results',
    config: { needs: 'viewer', tool: 'product-test-results' },
    schema: {
      tags,
      summary: 'What a product test says by now: a verdict for each product, its evidence, prices and comparisons',
      params: itemParams,
      response: { 200: results, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const test = await getProductTest(registry, brand, request.params.id)
      // What was acknowledged is counted, also a moment later.
      answerTeller.wake()
      await answerTeller.idle()
      return resultsOf({ warehouse, brand, test: test.id, options: { signal: abortedBy(reply) } }, test)
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/product-tests/:id/preview',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'A page of a product test as people will see it; nothing can be sent from it',
      params: itemParams,
      querystring: z.object({
        page: z.enum(testPages).default('questions'),
        candidate: z.string().max(40).default('').describe('Of a product page: which product'),
        lang: z.string().max(40).default(''),
      }),
      response: { 200: z.string().describe('HTML'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand } = memberOf(request)
      const test = await getProductTest(registry, brand, request.params.id)
      reply.header('content-security-policy', pagePolicy("'self'")).type('text/html; charset=utf-8')
      return reply.send(await previewOf(parts, brand, test, request.query))
    },
  })
}

type Previewed = { page: (typeof testPages)[number]; candidate: string; lang: string }

async function previewOf(
  { registry }: Parts,
  brand: string,
  { id, definition }: ProductTest,
  { page, candidate: named, lang }: Previewed,
): Promise<string> {
  const there = await pictured(registry, id)
  const base = `/api/v1/brands/${brand}/product-tests/${id}`
  const picture = (one: string) => (there.includes(one) ? `${base}/candidates/${one}/picture` : undefined)
  const showing = { test: definition, language: chooseLanguage(lang, definition.languages), picture }
  const going = { path: '', proof: '', isPreview: true }
  if (page === 'questions') return questionsPage(showing, going)
  const candidate = definition.candidates.find((one) => one.id === named) ?? definition.candidates[0]
  if (!candidate) throw new Problem('not_found', { what: 'candidate' })
  return productPage(showing, going, { candidate, price: stepsOf(candidate, definition.currency)[0] ?? 0 })
}

const pictureParams = itemParams.extend({ candidate: z.string().max(40) })

function pictureRoutes(app: App, { registry }: Parts): void {
  const url = '/brands/:brand/product-tests/:id/candidates/:candidate/picture'
  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The picture of a candidate',
      params: pictureParams,
      response: { 200: z.any().describe('The picture'), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { id } = await getProductTest(registry, memberOf(request).brand, request.params.id)
      const picture = await pictureOf(registry, id, request.params.candidate)
      if (!picture) throw new Problem('not_found', { what: 'picture' })
      return reply.header('cache-control', 'private, no-cache').type(picture.type).send(picture.bytes)
    },
  })
  app.route({
    method: 'PUT',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Give a candidate of a draft its picture',
      params: pictureParams,
      body: pictureInput,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await savePicture(registry, actor, brand, request.params.id, request.params.candidate, request.body)
      return reply.code(204).send()
    },
  })
  app.route({
    method: 'DELETE',
    url,
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take the picture of a candidate of a draft away',
      params: pictureParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removePicture(registry, actor, brand, request.params.id, request.params.candidate)
      return reply.code(204).send()
    },
  })
}
