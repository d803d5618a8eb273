import { type Logger, pino } from 'pino'
import { newId } from '../kernel/ids.ts'
import type { App } from './parts.ts'

/** The structured log of the process, one JSON object a line on standard error. Secrets in headers are left out. */
export function createLog(level: string): Logger {
  const paths = [
    'headers.authorization',
    'headers.cookie',
    'headers["set-cookie"]',
    '*.headers.authorization',
    '*.headers.cookie',
  ]
  return pino({ level, redact: { paths, remove: true } }, pino.destination({ dest: 2, sync: true }))
}

export const newRequestId = () => newId('req')

/**
 * One line for each answer: what was asked, by whom, how it went and how long it took. What pages of shops ask, many times a
 * second, is told only when it was refused.
 */
export function logAnswers(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, caller } = request
    const level = request.routeOptions.config.openToAll && reply.statusCode < 400 ? 'debug' : 'info'
    request.log[level](
      {
        method,
        path: url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(caller ? { actor: `${caller.actor.kind}:${caller.actor.id}` } : {}),
      },
      'answered',
    )
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
}
