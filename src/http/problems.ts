import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'

/** The body of every answer that is not a success. */
export const problemBody = z
  .object({
    error: z.object({
      code: z.string().describe('Name of the error; docs/errors has a page for each'),
      message: z.string(),
      message_zh: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
      field: z.string().optional().describe('The parameter or part of the body that is wrong'),
    }),
  })
  .meta({ id: 'Problem' })

/** Answers for an error: what a caller may know goes out, the cause goes into the log under the id that is sent. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    if (reply.raw.headersSent || reply.raw.destroyed) {
      request.log.warn({ err: error }, 'the answer broke off')
      reply.raw.destroy()
      return reply
    }
    const { problem, field } = problemOf(error)
    if (problem.status >= 500) request.log.error({ err: error, id: problem.details.id }, problem.code)
    else request.log.debug({ err: error }, problem.code)
    return send(reply, problem, field)
  })
}

/** The answer where there is no such address. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(reply, new Problem('not_found', { what: `address ${request.method} ${request.url.split('?')[0]}` }))
}

function send(reply: FastifyReply, problem: Problem, field?: string): FastifyReply {
  const { en, zh } = problem.text
  if (problem.code === 'too_many_requests') reply.header('retry-after', String(problem.details.seconds))
  return reply
    .code(problem.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ error: { code: problem.code, message: en, message_zh: zh, details: problem.details, field } })
}

function problemOf(error: unknown): { problem: Problem; field?: string } {
  if (error instanceof Problem) {
    const { field } = error.details
    return typeof field === 'string' ? { problem: error, field } : { problem: error }
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error.validation[0])
  if (error instanceof Error && 'statusCode' in error) {
    const known = problemOfFramework(error as FastifyError)
    if (known) return { problem: known }
  }
  return { problem: new Problem('internal', { id: newId('err') }, error) }
}

function invalid(issue: { instancePath: string; message?: string | undefined } | undefined): {
  problem: Problem
  field?: string
} {
  const field = issue?.instancePath.slice(1).replaceAll('/', '.') ?? ''
  const reason = field ? `${field}: ${issue?.message}` : (issue?.message ?? '')
  return { problem: new Problem('bad_request', { reason }), ...(field ? { field } : {}) }
}

/** Errors that the framework itself raises: a body that is no JSON, too large, of an unknown type. */
function problemOfFramework(error: FastifyError): Problem | undefined {
  if (error.statusCode === 413) return new Problem('too_large', { limit: 'the request body' }, error)
  if (error.statusCode && error.statusCode < 500) return new Problem('bad_request', { reason: error.message }, error)
  return undefined
}
