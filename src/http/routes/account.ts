import { z } from 'zod'
import { brandsOf } from '../../manage/brands.ts'
import { setPassword, updateProfile } from '../../manage/users.ts'
import { callerOf, personOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { nothing, problemAnswers, role } from '../schemas.ts'

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(['en', 'zh']).nullable().describe('Language that the person chose; null: that of the browser'),
})
const membership = z.object({
  id: z.string(),
  name: z.string(),
  currency: z.string(),
  time_zone: z.string(),
  markets: z.array(z.string()),
  role,
  derived_at: z.date().nullable(),
  derive_status: z.string(),
})
const credentials = z.object({ email: z.email(), password: z.string().min(1) })
const changes = z
  .object({
    name: z.string(),
    locale: z.enum(['en', 'zh']),
    password: z.string().describe('A new password; other sessions end'),
    current_password: z.string().describe('Needed with a new password'),
  })
  .partial()

/** Signing in and out, and the person's own account. */
export function accountRoutes(app: App, { registry, auth }: Parts): void {
  const tags = ['account']

  app.route({
    method: 'POST',
    url: '/auth/sign-in',
    config: { needs: 'nothing' },
    schema: {
      tags,
      summary: 'Sign in; sets the session cookie',
      security: [],
      body: credentials,
      response: { 200: z.object({ user }), ...problemAnswers },
    },
    handler: async (request, reply) => {
      const session = await auth.signIn({ ...request.body, ip: request.ip })
      return reply.header('set-cookie', session.cookies).send({ user: session.user })
    },
  })

  app.route({
    method: 'POST',
    url: '/auth/sign-out',
    config: { needs: 'nothing' },
    schema: { tags, summary: 'End the session', security: [], response: { 204: nothing, ...problemAnswers } },
    handler: async (request, reply) => {
      const { cookies } = await auth.signOut(cookieOf(request.headers.cookie))
      return reply.header('set-cookie', cookies).code(204).send(undefined)
    },
  })

  app.route({
    method: 'GET',
    url: '/me',
    config: { needs: 'sign-in' },
    schema: {
      tags,
      summary: 'Who is asking, and their brands',
      response: { 200: z.object({ user: user.nullable(), brands: z.array(membership) }), ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, user } = callerOf(request)
      return { user: user ?? null, brands: await brandsOf(registry, actor) }
    },
  })

  app.route({
    method: 'PATCH',
    url: '/me',
    config: { needs: 'sign-in' },
    schema: {
      tags,
      summary: 'Change the own name, language or password',
      body: changes,
      response: { 200: user, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { password, current_password: current = '', ...profile } = request.body
      const { actor } = personOf(request)
      if (password !== undefined) {
        const session = await auth.changePassword(cookieOf(request.headers.cookie), { current, next: password })
        reply.header('set-cookie', session.cookies)
      }
      return updateProfile(registry, actor, profile)
    },
  })

  app.route({
    method: 'POST',
    url: '/users/password',
    config: { needs: 'local' },
    schema: {
      tags,
      summary: 'Set a new password for anyone, from the machine itself',
      body: credentials,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      await setPassword(registry, callerOf(request).actor, request.body)
      return reply.code(204).send(undefined)
    },
  })
}

const cookieOf = (cookie = '') => new Headers({ cookie })
