import { collaborationInput, collaborationPatch } from '../../manage/collaboration-input.ts'
import {
  collaborationFilter,
  countCollaborations,
  getCollaboration,
  listCollaborations,
} from '../../manage/collaboration-list.ts'
import { createCollaboration, removeCollaboration, updateCollaboration } from '../../manage/collaborations.ts'
import { followUpFilter, listFollowUps } from '../../manage/follow-ups.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers } from '../schemas.ts'
import { collaboration, collaborationCounts, followUps } from './collaboration-schemas.ts'

const tags = ['collaborations']

/** What the brand does together with creators. */
export function collaborationRoutes(app: App, parts: Parts): void {
  readingRoutes(app, parts)
  changingRoutes(app, parts)
}

function readingRoutes(app: App, { registry }: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/collaborations',
    config: { needs: 'viewer', tool: 'collaborations' },
    schema: {
      tags,
      summary: 'The collaborations of the brand with creators, newest first',
      params: brandParams,
      querystring: collaborationFilter,
      response: { 200: listOf(collaboration), ...problemAnswers },
    },
    handler: (request) => {
      const { actor, brand } = memberOf(request)
      return listCollaborations(registry, actor, brand, request.query)
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/collaborations/counts',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'How many collaborations stand where, are overdue, or are to be reminded of',
      params: brandParams,
      response: { 200: collaborationCounts, ...problemAnswers },
    },
    handler: (request) => countCollaborations(registry, memberOf(request).brand),
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/collaborations/follow-ups',
    config: { needs: 'viewer', tool: 'collaboration_follow_ups' },
    schema: {
      tags,
      summary:
        'What waits: collaborations overdue or to be reminded of, samples not received or posted, rights that end',
      params: brandParams,
      querystring: followUpFilter,
      response: { 200: followUps, ...problemAnswers },
    },
    handler: (request) => {
      const { actor, brand } = memberOf(request)
      return listFollowUps(registry, actor, brand, request.query)
    },
  })
  app.route({
    method: 'GET',
    url: '/brands/:brand/collaborations/:id',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'A collaboration',
      params: itemParams,
      response: { 200: collaboration, ...problemAnswers },
    },
    handler: (request) => getCollaboration(registry, memberOf(request).brand, request.params.id),
  })
}

function changingRoutes(app: App, { registry, commissionTeller }: Parts): void {
  app.route({
    method: 'POST',
    url: '/brands/:brand/collaborations',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Begin a collaboration with a creator of the book',
      params: brandParams,
      body: collaborationInput,
      response: { 201: collaboration, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const made = await createCollaboration(registry, actor, brand, request.body)
      commissionTeller.wake()
      return reply.code(201).send(made)
    },
  })
  app.route({
    method: 'PATCH',
    url: '/brands/:brand/collaborations/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Change a collaboration, move it to another stage, or put it aside',
      params: itemParams,
      body: collaborationPatch,
      response: { 200: collaboration, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const changed = await updateCollaboration(registry, actor, brand, request.params.id, request.body)
      commissionTeller.wake()
      return changed
    },
  })
  app.route({
    method: 'DELETE',
    url: '/brands/:brand/collaborations/:id',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Take a collaboration away with its samples; one with a commission or payouts can only be put aside',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removeCollaboration(registry, actor, brand, request.params.id)
      return reply.code(204).send()
    },
  })
}
