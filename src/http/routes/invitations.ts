import { z } from 'zod'
import {
  acceptInput,
  acceptInvitation,
  invitationInput,
  invite,
  listInvitations,
  revokeInvitation,
} from '../../manage/invitations.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers, role } from '../schemas.ts'

const invitation = z
  .object({ id: z.string(), email: z.string(), role, expires_at: z.date(), created_at: z.date() })
  .meta({ id: 'Invitation' })
const invited = invitation
  .extend({ link: z.string().describe('To send to the person; shown only this once') })
  .meta({ id: 'NewInvitation' })
const user = z.object({ id: z.string(), name: z.string(), email: z.string(), locale: z.enum(['en', 'zh']).nullable() })

/** Inviting people, and accepting. */
export function invitationRoutes(app: App, { registry, auth, config }: Parts): void {
  const tags = ['people']

  app.route({
    method: 'GET',
    url: '/brands/:brand/invitations',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Invitations that can still be accepted',
      params: brandParams,
      response: { 200: listOf(invitation), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listInvitations(registry, memberOf(request).brand) }),
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/invitations',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Invite a person; the answer has the link to send',
      params: brandParams,
      body: invitationInput,
      response: { 201: invited, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const { token, ...made } = await invite(registry, actor, brand, request.body)
      const address = config.publicUrl ?? `${request.protocol}://${request.host}`
      return reply.code(201).send({ ...made, link: `${address}/invitation?token=${token}` })
    },
  })

  app.route({
    method: 'DELETE',
    url: '/brands/:brand/invitations/:id',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Take an invitation back',
      params: itemParams,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await revokeInvitation(registry, actor, brand, request.params.id)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/invitations/accept',
    config: { needs: 'nothing' },
    schema: {
      tags,
      summary: 'Accept an invitation: with name and password as a new person, or signed in',
      security: [],
      body: acceptInput,
      response: { 200: z.object({ user, brand: z.string() }), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const session = await auth.sessionOf(new Headers({ cookie: request.headers.cookie ?? '' }))
      const accepted = await acceptInvitation(registry, request.body, session?.user)
      const { password } = request.body
      if (!session && password !== undefined) {
        const { cookies } = await auth.signIn({ email: accepted.user.email, password, ip: request.ip })
        reply.header('set-cookie', cookies)
      }
      return accepted
    },
  })
}
