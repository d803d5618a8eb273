import { z } from 'zod'
import { productTestFields } from '../../manage/product-test-input.ts'
import { pictured } from '../../manage/product-test-pictures.ts'
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
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'
import { productTest } from './product-test-schemas.ts'

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

/** Tests of products that are not sold yet: stated, opened and closed. */
export function productTestRoutes(app: App, parts: Parts): void {
  listRoutes(app, parts)
  changeRoutes(app, parts)
  stateRoutes(app, parts)
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
