import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { chooseLanguage } from '../../kernel/localized.ts'
import { stepsOf } from '../../manage/product-test-input.ts'
import { testPages } from '../../manage/product-test-links.ts'
import { pictured } from '../../manage/product-test-pictures.ts'
import { getProductTest, type ProductTest } from '../../manage/product-tests.ts'
import { resultsOf } from '../../predict/product-tests/results.ts'
import { memberOf } from '../caller.ts'
import { abortedBy } from '../departure.ts'
import type { App, Parts } from '../parts.ts'
import { itemParams, problemAnswers } from '../schemas.ts'
import { pagePolicy } from '../test-page/layout.ts'
import { productPage } from '../test-page/product-page.ts'
import { questionsPage } from '../test-page/questions-page.ts'
import { results } from './product-test-schemas.ts'

const tags = ['product-tests']

/** What a product test says by now, and its pages as people will see them. */
export function productTestResultRoutes(app: App, parts: Parts): void {
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
