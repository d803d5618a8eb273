import { sampleInput, samplePatch } from '../../manage/collaboration-input.ts'
import {
  countSamples,
  createSample,
  listSamples,
  removeSample,
  sampleFilter,
  updateSample,
} from '../../manage/samples.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'
import { sample, sampleCounts } from './collaboration-schemas.ts'

const tags = ['samples']

/** Goods that go to creators. */
export function sampleRoutes(app: App, parts: Parts): void {
  readingRoutes(app, parts)
  changingRoutes(app, parts)
}

function readingRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/samples',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The samples of the brand, newest first',
      params: brandParams,
      querystring: sampleFilter,
      response: { 200: listOf(sample), ...problemAnswers },
    },
    handler: (request) => listSamples(registry, memberOf(request).brand, request.query),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/samples/counts',
    config: { needs: 'viewer', tool: 'sample_counts' },
    schema: {
      tags,
      summary: 'How many samples were sent from where to where, arrived, and became posts',
      params: brandParams,
      response: { 200: sampleCounts, ...problemAnswers },
    },
    handler: (request) => countSamples(registry, memberOf(request).brand),
  })
}

function changingRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/samples',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Note a sample for a collaboration',
      params: brandParams,
      body: sampleInput,
      response: { 201: sample, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      return reply.code(201).send(await createSample(registry, actor, brand, request.body))
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/samples/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Change a sample: it was sent, it arrived, it became a post',
      params: itemParams,
      body: samplePatch,
      response: { 200: sample, ...problemAnswers },
    },
    handler: (request) => {
      const { actor, brand } = memberOf(request)
      return updateSample(registry, actor, brand, request.params.id, request.body)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/samples/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take a sample away',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removeSample(registry, actor, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}
