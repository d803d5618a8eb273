import { z } from 'zod'
import type { App, Parts } from '../parts.ts'

const document = z.record(z.string(), z.unknown())
const health = z.object({ status: z.string() })
const readiness = z.object({
  status: z.enum(['ready', 'not ready']),
  registry: z.string().describe('ok, or what is wrong'),
  warehouse: z.string().describe('ok, or what is wrong'),
})

/** Health, readiness, and the description of the API. */
export function serverRoutes(app: App, { registry, warehouse }: Parts): void {
  app.route({
    method: 'GET',
    url: '/healthz',
    schema: { tags: ['server'], summary: 'Whether the process answers', security: [], response: { 200: health } },
    handler: async () => ({ status: 'ok' }),
  })
  app.route({
    method: 'GET',
    url: '/readyz',
    schema: {
      tags: ['server'],
      summary: 'Whether both stores answer',
      security: [],
      response: { 200: readiness, 503: readiness },
    },
    handler: async (_request, reply) => {
      const [first, second] = await Promise.all([stateOf(registry), stateOf(warehouse)])
      const ready = first === 'ok' && second === 'ok'
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? 'ready' : 'not ready', registry: first, warehouse: second })
    },
  })
  app.route({
    method: 'GET',
    url: '/openapi.json',
    schema: { tags: ['server'], summary: 'This description', security: [], response: { 200: document } },
    handler: async () => ({ ...app.swagger() }),
  })
}

async function stateOf(store: { ping(): Promise<void> }): Promise<string> {
  try {
    await store.ping()
    return 'ok'
  } catch (error) {
    return error instanceof Error ? error.name : 'no answer'
  }
}
