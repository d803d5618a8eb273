import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../kernel/errors.ts'
import { type Actor, authorise, type Role } from '../manage/access.ts'
import type { Auth } from '../manage/auth.ts'
import { useKey } from '../manage/keys.ts'
import type { Stated } from '../manage/loads.ts'
import type { User } from '../manage/users.ts'
import type { App } from './parts.ts'

/** What a route takes: nothing, to be signed in, to be the command line of this machine, or a role in its brand. */
export type Needs = 'nothing' | 'sign-in' | 'local' | Role

/** Who asks, and as what. `brand` and `role` are there on the routes of a brand. */
type Caller = { actor: Actor; user: User | undefined; brand: string | undefined; role: Role | undefined }

declare module 'fastify' {
  interface FastifyContextConfig {
    needs?: Needs
  }
  interface FastifyRequest {
    caller: Caller | undefined
  }
}

type Doors = { registry: Stated; auth: Auth; localToken: string }

/**
 * Finds out who asks and whether they may, before anything of the request's body is read.
 * A route that does not say what it needs cannot be registered.
 */
export function guardRoutes(app: App, doors: Doors): void {
  app.decorateRequest('caller', undefined)
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.needs) throw new Error(`The route ${String(method)} ${url} does not say what it needs.`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const needs = request.routeOptions.config.needs
    if (!needs || needs === 'nothing') return
    request.caller = await admit(doors, request, reply, needs)
  })
}

async function admit(doors: Doors, request: FastifyRequest, reply: FastifyReply, needs: Needs): Promise<Caller> {
  const { actor, user } = await identify(doors, request, reply)
  if (needs === 'local' && actor.kind !== 'local')
    throw new Problem('not_allowed', { role: actor.kind, needs: 'the command line' })
  if (needs === 'local' || needs === 'sign-in' || needs === 'nothing')
    return { actor, user, brand: undefined, role: undefined }
  const { brand } = request.params as { brand: string }
  const role = await authorise(doors.registry, actor, brand, needs)
  return { actor, user, brand, role }
}

async function identify({ registry, auth, localToken }: Doors, request: FastifyRequest, reply: FastifyReply) {
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (token && isSame(token, localToken)) return { actor: localActor, user: undefined }
  if (token) return { actor: await useKey(registry, token), user: undefined }
  const session = await auth.sessionOf(new Headers({ cookie: request.headers.cookie ?? '' }))
  if (!session) throw new Problem('not_signed_in')
  if (session.cookies.length) reply.header('set-cookie', session.cookies)
  const { user } = session
  return { actor: { kind: 'user', id: user.id, name: user.name } satisfies Actor, user }
}

const localActor: Actor = { kind: 'local', id: 'local', name: 'Command line' }

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compared in constant time, so that a token cannot be guessed piece by piece. */
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

/** Who asks, on a route that takes a sign-in. */
export function callerOf(request: FastifyRequest): { actor: Actor; user: User | undefined } {
  if (!request.caller) throw new Error(`The route ${request.routeOptions.url} takes no sign-in.`)
  return request.caller
}

/** Who asks about which brand, on a route that takes a role in it. */
export function memberOf(request: FastifyRequest): { actor: Actor; brand: string; role: Role } {
  const { caller } = request
  if (!caller?.brand || !caller.role) throw new Error(`The route ${request.routeOptions.url} takes no role.`)
  return { actor: caller.actor, brand: caller.brand, role: caller.role }
}

/** The person who asks; keys and the command line have no account. */
export function personOf(request: FastifyRequest): { actor: Actor; user: User } {
  const { actor, user } = callerOf(request)
  if (!user) throw new Problem('not_allowed', { role: actor.kind, needs: 'a person who is signed in' })
  return { actor, user }
}
