import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Answers with bytes as they come; with a name, browsers save them under it. */
export function sendFileBytes(reply: FastifyReply, bytes: Readable, type: string, name?: string): FastifyReply {
  if (name) saveAs(reply, name)
  return reply.type(type).send(bytes)
}

/** Has browsers save the answer as a file of this name. */
export function saveAs(reply: FastifyReply, name: string): void {
  reply.header('content-disposition', `attachment; filename="${name}"`)
}
