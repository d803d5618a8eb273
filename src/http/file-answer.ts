import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Answers with bytes as they come. */
export function sendFileBytes(reply: FastifyReply, bytes: Readable, type: string): FastifyReply {
  return reply.type(type).send(bytes)
}

/** Has browsers save the answer as a file of this name. */
export function saveAs(reply: FastifyReply, name: string): void {
  reply.header('content-disposition', `attachment; filename="${name}"`)
}

/** CSV with the byte order mark by which spreadsheets know UTF-8; without it they garble Chinese. */
export function forSpreadsheets(csv: Readable): Readable {
  async function* marked() {
    yield '\uFEFF'
    yield* csv
  }
  return Readable.from(marked(), { objectMode: false })
}
