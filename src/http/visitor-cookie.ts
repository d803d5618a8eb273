import type { FastifyRequest } from 'fastify'

export const visitorCookie = 'millpond_id'
const pattern = new RegExp(`(?:^|; )${visitorCookie}=([^;]+)`)

/** The id of the visitor that the browser keeps for this address; undefined for none. */
export function visitorOf(request: FastifyRequest): string | undefined {
  return pattern.exec(request.headers.cookie ?? '')?.[1]
}

/** What an id of a visitor may look like. */
export const visitorId = /^[\w.-]{8,200}$/
