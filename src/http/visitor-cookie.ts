import type { FastifyRequest } from 'fastify'

export const visitorCookie = 'millpond_id'
const pattern = new RegExp(`(?:^|; )${visitorCookie}=([^;]+)`)

/** Global Privacy Control: the browser asks not to be told apart. */
export function asksForPrivacy(request: FastifyRequest): boolean {
  return request.headers['sec-gpc'] === '1'
}

/** The id of the visitor that the browser keeps for this address; undefined for none, and for who asks not to be told apart. */
export function visitorOf(request: FastifyRequest): string | undefined {
  if (asksForPrivacy(request)) return undefined
  return pattern.exec(request.headers.cookie ?? '')?.[1]
}

/** What an id of a visitor may look like. */
export const visitorId = /^[\w.-]{8,200}$/
