import { z } from 'zod'
import { changeRole, listMembers, removeMember, roleInput } from '../../manage/members.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers, role } from '../schemas.ts'

const member = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role, created_at: z.date() })
  .meta({ id: 'Member' })

/** The people of a brand. */
export function memberRoutes(app: App, { registry }: Parts): void {
  const tags = ['people']

  app.route({
    method: 'GET',
    url: '/brands/:brand/members',
    config: { needs: 'viewer' },
    schema: {
      tags,
      summary: 'The people of the brand',
      params: brandParams,
      response: { 200: listOf(member), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listMembers(registry, memberOf(request).brand) }),
  })

  app.route({
    method: 'PATCH',
    url: '/brands/:brand/members/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Give a person another role',
      params: itemParams,
      body: roleInput,
      response: { 200: member, ...problemAnswers },
    },
    handler: (request) => {
      const { actor, brand } = memberOf(request)
      return changeRole(registry, actor, brand, request.params.id, request.body)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/brands/:brand/members/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Take a person out of the brand, and revoke the keys they made for it',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removeMember(registry, actor, brand, request.params.id)
      return reply.code(204).send(undefined)
    },
  })
}
