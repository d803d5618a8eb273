import type { App, Parts } from '../parts.ts'

/** What watches over a server read regularly: the text form of Prometheus. Nothing in it is of a brand. */
export function metricsRoutes(app: App, { gateway }: Pick<Parts, 'gateway'>): void {
  app.route({
    method: 'GET',
    url: '/metrics',
    schema: {
      tags: ['server'],
      summary: 'How much was acknowledged and waits for the warehouse, as Prometheus reads it',
      security: [],
      produces: ['text/plain'],
    },
    handler: async (_request, reply) => {
      const { bytes, since, trouble } = gateway.lag()
      const seconds = since === undefined ? 0 : Math.max(0, (Date.now() - since.getTime()) / 1000)
      return reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .send(
          [
            gauge(
              'millpond_events_waiting_bytes',
              'Bytes of acknowledged events that are not in the warehouse yet.',
              bytes,
            ),
            gauge('millpond_events_waiting_seconds', 'For how long the oldest of them has waited.', seconds),
            gauge('millpond_events_in_trouble', '1 while they cannot be written to the warehouse.', trouble ? 1 : 0),
          ].join(''),
        )
    },
  })
}

function gauge(name: string, help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`
}
